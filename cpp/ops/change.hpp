// Operations that change some elements of a tensor: in its memory, or in a copy of it.
//
//   Tensor index_fill(Tensor& input, ..., bool in_place) {
//     return change<kIndexFill>("index_fill", input, in_place, {&value}, {{&index, kConstant}},
//                               [&](Tensor& target) { ...check, then write... }, rule);
//   }
//
// Edge 0 of the node leads to the input, the others to `others`. `write` must check everything
// before it writes anything.
#pragma once

#include "ops/cast.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"

namespace backsweep {

inline constexpr size_t kMaxChangeInputs = 3;

// With `expands`, elements that share memory may be written to.
template <const Derivative& derivative, bool expands = false, class Write, class Rule>
Tensor change(const char* name, Tensor& input, bool in_place,
              std::initializer_list<const Tensor*> others, std::initializer_list<Save> saves,
              Write write, Rule rule) {
  const Tensor* inputs[kMaxChangeInputs] = {&input};
  size_t count = 1;
  for (const Tensor* other : others) inputs[count++] = other;
  const bool differentiable = is_floating(input.dtype());
  const bool others_require = differentiable && any_requires_grad(others);
  if (in_place) {
    const std::string op = std::string(name) + "_";
    if constexpr (expands)
      check_expanded(op.c_str(), input, "tensor[mask] = scalar", others_require);
    else
      check_writable(op.c_str(), input, others_require);
  }
  const bool records =
      differentiable && grad_enabled() && (input.requires_grad() || others_require);
  if (!in_place) {
    Tensor result = cast_unrecorded(input, input.dtype());
    write(result);
    if (records)
      set_history(result, make_node<derivative>(1, std::span(inputs, count), saves, rule), 0);
    return result;
  }
  // The edges are those from before the write.
  NodeRef node;
  if (records) node = make_node<derivative>(1, std::span(inputs, count), saves, rule);
  write(input);
  mark_written(input);
  if (records) rebase_history(input, std::move(node), 0);
  return input;
}

// `source`, or a copy of it when it shares memory with `target`, which is about to be written to.
inline Tensor apart_from(const Tensor& source, const Tensor& target) {
  const char* a = source->storage->data();
  const char* b = target->storage->data();
  if (a + source->storage->bytes() <= b || b + target->storage->bytes() <= a) return source;
  return cast_unrecorded(source, source.dtype());
}

}  // namespace backsweep

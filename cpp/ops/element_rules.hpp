// The rules of elementwise operations for bare elements. See Note [Elements] in graph/node.hpp.
//
// A row's formula is compiled a second time with numbers in place of tensors: `g * b` is either. A
// formula that is no number then, because it calls a function of tensors, leaves its node to the
// other rule. What formulas call that numbers have too is here, and runs the kernels' own loops.
#pragma once

#include <concepts>

#include "graph/node.hpp"
#include "ops/binary_kernels.hpp"

namespace backsweep {

// One element through a loop of the table for this machine.
template <std::floating_point T>
T run_element(BinaryKernel kernel, T a, T b) {
  T result;
  char* const data[] = {reinterpret_cast<char*>(&result), reinterpret_cast<char*>(&a),
                        reinterpret_cast<char*>(&b)};
  constexpr int64_t kStrides[] = {sizeof(T), sizeof(T), sizeof(T)};
  binary_kernels.loops[static_cast<int>(kernel)][static_cast<int>(dtype_of<T>())](data, kStrides,
                                                                                  1);
  return result;
}

#define BINARY(...)
#define COMPARISON(...)
#define LOGICAL(...)
#define INTEGER(...)
#define FUSED(name, ...)                                      \
  template <std::floating_point T>                            \
  T name(T gradient, T result) {                              \
    return run_element(BinaryKernel::name, gradient, result); \
  }
#include "ops/binary_rows.inc"
#undef BINARY
#undef COMPARISON
#undef LOGICAL
#undef INTEGER
#undef FUSED

// Reads the next saved value of a node; false when it does not lie ready.
class ElementReader {
 public:
  explicit ElementReader(Node& node) noexcept : node_(node) {}
  template <class T>
  [[gnu::always_inline]] bool read(T& value) noexcept {
    const Saved& saved = node_.saved(next_++);
    if (!saved.lies_ready()) [[unlikely]]
      return false;
    value = *reinterpret_cast<const T*>(saved.raw());
    return true;
  }

 private:
  Node& node_;
  uint32_t next_ = 0;
};

// A rule for elements from one for numbers of either type.
template <bool (*in_float)(Node&, float, Element*), bool (*in_double)(Node&, double, Element*)>
bool apply_to_element(Node& node, const Element& gradient, Element* results) {
  return node.output(0).dtype == DType::Float32 ? in_float(node, gradient.get<float>(), results)
                                                : in_double(node, gradient.get<double>(), results);
}

}  // namespace backsweep

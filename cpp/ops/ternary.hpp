// Elementwise operations with more than two operands: promotion, broadcasting, running, writing,
// recording.
//
//   return Ternary{"addcmul", loops, dtype, in_place}.run<kAddcmul>(
//       input, {&input, &b, &c}, {&input, &b, &c, &value}, {{&b, Saved::input(1)}, ...}, rule);
#pragma once

#include "ops/cast.hpp"
#include "ops/elementwise.hpp"
#include "ops/in_place.hpp"
#include "ops/record.hpp"
#include "ops/ternary_kernels.hpp"

namespace backsweep {

// The dtype of an operation on several tensors (see result_type).
DType result_type_of(std::initializer_list<const Tensor*> tensors);

struct Ternary {
  const char* name;
  const char* in_place_name;
  const LoopsByDType& loops;
  DType dtype;  // of the loop and the result
  bool in_place;

  // Computes the operands, in the order of the loop, into `target` when in place, else into a new
  // tensor. Edge i of the node leads to `inputs` i. In place, the values that are saved are copied
  // where they are about to be overwritten.
  template <const Derivative& derivative, class Rule>
  Tensor run(const Tensor& target, std::initializer_list<const Tensor*> inputs,
             std::initializer_list<const Tensor*> operands, std::initializer_list<Save> saves,
             Rule rule) const {
    if (!in_place) {
      Tensor result = compute(operands);
      record<derivative>(result, inputs, saves, rule);
      return result;
    }
    check_target(target, inputs, operands);
    NodeRef node;
    if (recording(inputs)) {
      Tensor copies[kMaxOperands];
      Save kept[kMaxOperands];
      size_t count = 0;
      for (const Save& save : saves) {
        kept[count] = save;
        if (save.wanted && (*save.tensor)->storage == target->storage) {
          copies[count] = cast_unrecorded(*save.tensor, save.tensor->dtype());
          kept[count].tensor = &copies[count];
        }
        ++count;
      }
      node = make_node<derivative>(1, std::span(inputs.begin(), inputs.size()),
                                   std::span<const Save>(kept, count), rule);
    }
    write(target, operands);
    Tensor written = target;
    if (node) rebase_history(written, std::move(node), 0);
    return target;
  }

 private:
  Tensor compute(std::initializer_list<const Tensor*> operands) const;
  void check_target(const Tensor& target, std::initializer_list<const Tensor*> inputs,
                    std::initializer_list<const Tensor*> operands) const;
  void write(const Tensor& target, std::initializer_list<const Tensor*> operands) const;
};

}  // namespace backsweep

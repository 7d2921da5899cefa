// The four basic operations on one float32 element, each compiled for itself: what a program that
// computes with single numbers spends its time on. Everything else takes the road of all binary
// operations (elementwise.hpp), with the same results.
#pragma once

#include "kernels/launch.hpp"
#include "ops/elementwise_nodes.hpp"

namespace backsweep {

template <BinaryKernel kernel>
concept Arithmetic = kernel == BinaryKernel::add || kernel == BinaryKernel::sub ||
                     kernel == BinaryKernel::mul || kernel == BinaryKernel::div;

template <BinaryKernel kernel>
  requires Arithmetic<kernel>
float compute(float a, float b) {
  if constexpr (kernel == BinaryKernel::add) return a + b;
  if constexpr (kernel == BinaryKernel::sub) return a - b;
  if constexpr (kernel == BinaryKernel::mul) return a * b;
  if constexpr (kernel == BinaryKernel::div) return a / b;
}

inline bool is_float_element(const Tensor& tensor) {
  return tensor.dtype() == DType::Float32 && tensor.numel() == 1 && tensor.layout().is_dense() &&
         !launch_observer;
}

inline float element_of(const Tensor& tensor) {
  return reinterpret_cast<const float*>(tensor->storage->data())[tensor->offset];
}

inline Tensor tensor_of_element(const Tensor& like, float value) {
  Tensor result = empty(like.layout_ref(), DType::Float32);
  *reinterpret_cast<float*>(result->storage->data()) = value;  // a new tensor has no offset
  return result;
}

template <class Row>
[[gnu::flatten]] Tensor arithmetic(const Tensor& a, const Tensor& b) {
  if (!is_float_element(a) || b.dtype() != DType::Float32 || !(a.layout_ref() == b.layout_ref()))
      [[unlikely]]
    return binary(Row::kOp, a, b);
  Tensor output = tensor_of_element(a, compute<Row::kOp.kernel>(element_of(a), element_of(b)));
  if (grad_enabled() && (a.requires_grad() || b.requires_grad()))
    record_binary(Row::kOp, *Row::kOp.tensors, output, &a, &b, nullptr, gradient_edge(a),
                  gradient_edge(b));
  return output;
}

template <class Row>
[[gnu::flatten]] Tensor arithmetic(const Tensor& a, const Number& b) {
  if (!is_float_element(a) || b.dtype() == DType::Bool) [[unlikely]]
    return binary(Row::kOp, a, b);
  Tensor output = tensor_of_element(a, compute<Row::kOp.kernel>(element_of(a), b.to<float>()));
  if (grad_enabled() && a.requires_grad()) record_with_number(Row::kOp, output, a, b, false);
  return output;
}

// Operators write number - tensor and number / tensor with other operations.
template <class Row>
[[gnu::flatten]] Tensor arithmetic(const Number& a, const Tensor& b) {
  constexpr BinaryKernel kKernel = Row::kOp.kernel;
  if constexpr (kKernel != BinaryKernel::sub && kKernel != BinaryKernel::div) {
    if (is_float_element(b) && a.dtype() != DType::Bool) [[likely]] {
      Tensor output = tensor_of_element(b, compute<kKernel>(a.to<float>(), element_of(b)));
      if (grad_enabled() && b.requires_grad()) record_with_number(Row::kOp, output, b, a, true);
      return output;
    }
  }
  return binary(Row::kOp, a, b);
}

}  // namespace backsweep

// The few computations that the sweep itself needs. The operations lie in the layer above, which
// defines this table (ops/gradient_arithmetic.cpp). Each one records itself when grad mode is on.
#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

struct GradientArithmetic {
  Tensor (*add)(const Tensor& a, const Tensor& b);
  void (*add_in_place)(const Tensor& target, const Tensor& other);  // never records
  // Sums a gradient over broadcast dimensions and casts it; undefined when the shapes do not fit.
  Tensor (*conform)(const Tensor& gradient, const Layout& layout, DType dtype);
  Tensor (*clone)(const Tensor& tensor);
  // The same, lying as a dense layout of these sizes.
  Tensor (*clone_to)(const Tensor& tensor, const Ref<const Layout>& layout);
  // The same by a write, as PyTorch's history of a leaf's gradient says.
  Tensor (*copy_to)(const Tensor& tensor, const Ref<const Layout>& layout);
  Tensor (*ones_like)(const Tensor& tensor);
  Tensor (*zeros)(const Ref<const Layout>& layout, DType dtype);
  // Gives a view whose base was written to the history of that write.
  void (*refresh_view)(const Tensor& view);
};

extern constinit const GradientArithmetic gradient_arithmetic;

}  // namespace backsweep

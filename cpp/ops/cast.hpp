// Changing the dtype and copying values.
#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

// A new tensor with the values in `dtype`, always a copy; a dense input keeps its strides.
Tensor cast_unrecorded(const Tensor& tensor, DType dtype);
// Writes the values of `source`, broadcast and cast, into the memory of `target`.
void copy_unrecorded(const Tensor& target, const Tensor& source);

// Differentiable. The tensor itself when it has the dtype already.
Tensor to(const Tensor& tensor, DType dtype);
Tensor clone(const Tensor& tensor);
// The same, lying as a dense layout of these sizes.
Tensor clone_to(const Tensor& tensor, const Ref<const Layout>& layout);
// The same, contiguous.
Tensor contiguous_clone(const Tensor& tensor);
// The tensor itself when it is contiguous, else a contiguous copy.
Tensor contiguous(const Tensor& tensor);
// Writes `source` into `target`, recorded.
void copy_(Tensor& target, const Tensor& source);

}  // namespace backsweep

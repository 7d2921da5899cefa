#include "tensor/tensor.hpp"

namespace backsweep {

Tensor empty(DimsView sizes, DType dtype) {
  return empty(Layout::contiguous(sizes), dtype);
}

Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset) {
  return Tensor(tensor->storage, std::move(layout), tensor.dtype(), offset);
}

Tensor detach(const Tensor& tensor) {
  return alias(tensor, tensor.layout_ref(), tensor->offset);
}

}  // namespace backsweep

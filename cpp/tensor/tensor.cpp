#include "tensor/tensor.hpp"

#include <new>

#include "tensor/pool.hpp"

namespace backsweep {

Tensor::Tensor(Ref<Storage> storage, Ref<const Layout> layout, DType dtype, int64_t offset) {
  TensorImpl* impl = new (pool::allocate(sizeof(TensorImpl))) TensorImpl;
  impl->dtype = dtype;
  impl->storage = std::move(storage);
  impl->layout = std::move(layout);
  impl->offset = offset;
  impl_ = Ref<TensorImpl>::adopt(impl);
}

void TensorImpl::destroy(TensorImpl* impl) noexcept {
  if (impl->retains_grad) forget_retained(*impl);
  if (impl->attachments) destroy_attachments(impl->attachments);
  impl->~TensorImpl();
  pool::release(impl, sizeof(TensorImpl));
}

Tensor empty(DimsView sizes, DType dtype) { return empty(Layout::contiguous(sizes), dtype); }

Tensor empty(const Ref<const Layout>& layout, DType dtype) {
  return Tensor(Storage::allocate(size_t(layout->numel()) * item_size(dtype)), layout, dtype);
}

Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset) {
  return Tensor(tensor->storage, std::move(layout), tensor.dtype(), offset);
}

Tensor detach(const Tensor& tensor) {
  return alias(tensor, tensor.layout_ref(), tensor->offset);
}

}  // namespace backsweep

#include "tensor/tensor.hpp"

namespace backsweep {

inline bool TensorImpl::recycle() noexcept {
#if defined(__SANITIZE_ADDRESS__) || defined(BACKSWEEP_THREAD_SAFE)
  return false;
#else
  grad_fn = NodeRef();  // which may have saved the storage
  const Layout* shape = layout.get();
  SpareTensors& spares = shape->spares();
  if (storage.get() != storage_behind() || storage->use_count() != 2 ||
      storage->bytes() != size_t(shape->numel()) * item_size(dtype) || !storage->is_in_place() ||
      spares.count == SpareTensors::kMax)
    return false;
  version_apart = requires_grad = retains_grad = made_without_grad = false;
  output_index = 0;
  offset = 0;
  attachments = nullptr;
  storage->begin_again();
  handle = std::exchange(spares.first, this);
  ++spares.count;
  if (shape->release()) Layout::destroy(shape);
  return true;
#endif
}

void TensorImpl::destroy(TensorImpl* impl) noexcept {
  if (impl->attachments) [[unlikely]]
    destroy_attachments(*impl);
  if (impl->lies_with_storage) [[likely]] {
    if (impl->recycle()) return;
    Storage* storage = impl->storage_behind();
    impl->~TensorImpl();
    (void)Ref<Storage>::adopt(storage);
  } else {
    impl->~TensorImpl();
    pool::release(impl, sizeof(TensorImpl));
  }
}

void free_spare_tensors(SpareTensors& spares) noexcept {
  while (TensorImpl* impl = spares.first) {
    spares.first = static_cast<TensorImpl*>(impl->handle);
    Storage* storage = impl->storage_behind();
    impl->layout.leak();  // it was not counted
    impl->~TensorImpl();
    (void)Ref<Storage>::adopt(storage);
  }
  spares.count = 0;
}

Tensor empty(DimsView sizes, DType dtype) {
  return empty(Layout::contiguous(sizes), dtype);
}

Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset) {
  return Tensor(tensor.storage_to_share(), std::move(layout), tensor.dtype(), offset);
}

Tensor detach(const Tensor& tensor) {
  return alias(tensor, tensor.layout_ref(), tensor->offset);
}

}  // namespace backsweep

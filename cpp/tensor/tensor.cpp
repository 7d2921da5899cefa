#include "tensor/tensor.hpp"

namespace backsweep {

// Every function here ends in the call it makes, so that the common way is one without saved
// registers: half the cost of letting go of a tensor.

inline bool TensorImpl::can_be_recycled() noexcept {
#if defined(__SANITIZE_ADDRESS__) || defined(BACKSWEEP_THREAD_SAFE)
  return false;
#else
  return lies_with_storage && storage.get() == storage_behind() && storage->use_count() == 2 &&
         storage->bytes() == size_t(layout->numel()) * item_size(dtype) && storage->is_in_place() &&
         layout->spares().count < SpareTensors::kMax;
#endif
}

inline void TensorImpl::recycle_or_free(TensorImpl* impl) noexcept {
  if (!impl->can_be_recycled()) return free(impl);
  impl->version_apart = impl->requires_grad = impl->retains_grad = impl->made_without_grad = false;
  impl->output_index = 0;
  impl->offset = 0;
  impl->storage->begin_again();
  const Layout* shape = impl->layout.get();
  SpareTensors& spares = shape->spares();
  impl->handle = std::exchange(spares.first, impl);
  ++spares.count;
  if (shape->release()) [[unlikely]]
    Layout::destroy(shape);
}

void TensorImpl::recycle_storage(Storage* storage, [[maybe_unused]] const Layout& layout,
                                 [[maybe_unused]] DType dtype) noexcept {
#if !defined(__SANITIZE_ADDRESS__) && !defined(BACKSWEEP_THREAD_SAFE)
  SpareTensors& spares = layout.spares();
  if (storage->lies_behind(sizeof(TensorImpl)) && layout.is_dense() &&
      storage->bytes() == size_t(layout.numel()) * item_size(dtype) &&
      spares.count < SpareTensors::kMax) [[likely]] {
    storage->begin_again();
    storage->retain();
    storage->retain();
    auto* impl = new (reinterpret_cast<char*>(storage) - sizeof(TensorImpl))
        TensorImpl(Ref<Storage>::adopt(storage), Ref<const Layout>::adopt(&layout), dtype, 0);
    impl->lies_with_storage = true;
    (void)impl->release();  // it is dead
    impl->handle = std::exchange(spares.first, impl);
    ++spares.count;
    return;
  }
#endif
  Storage::destroy(storage);
}

void TensorImpl::destroy(TensorImpl* impl) noexcept {
  if (impl->grad_fn || impl->attachments) return destroy_with_history(impl);
  if (impl->lies_with_storage) return recycle_or_free(impl);
  impl->~TensorImpl();
  pool::release(impl, sizeof(TensorImpl));
}

[[gnu::noinline]] void TensorImpl::destroy_with_history(TensorImpl* impl) noexcept {
  if (impl->attachments) [[unlikely]] {
    destroy_attachments(*impl);
    impl->attachments = nullptr;
  }
  impl->grad_fn = NodeRef();  // which may have saved the storage
  recycle_or_free(impl);
}

[[gnu::noinline]] void TensorImpl::free(TensorImpl* impl) noexcept {
  Storage* storage = impl->lies_with_storage ? impl->storage_behind() : nullptr;
  impl->~TensorImpl();
  if (storage)
    (void)Ref<Storage>::adopt(storage);
  else
    pool::release(impl, sizeof(TensorImpl));
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

Tensor empty_from_pool(const Ref<const Layout>& layout, DType dtype) {
  const size_t bytes = size_t(layout->numel()) * item_size(dtype);
  if (bytes <= kSmallBytes)
    return Tensor(Ref<TensorImpl>::adopt(TensorImpl::with_small_storage(layout, dtype, bytes)));
  return Tensor(Storage::allocate(bytes), layout, dtype);
}

Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset) {
  return Tensor(tensor.storage_to_share(), std::move(layout), tensor.dtype(), offset);
}

Tensor detach(const Tensor& tensor) {
  return alias(tensor, tensor.layout_ref(), tensor->offset);
}

}  // namespace backsweep

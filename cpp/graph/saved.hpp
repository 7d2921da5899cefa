// A value that a node keeps for its rule: the storage and the version it had, never the tensor, so
// that an operation which saves its own output makes no cycle.
#pragma once

#include "tensor/tensor.hpp"

namespace backsweep {

class Saved {
 public:
  // Where the value came from, so that a sweep which records itself can connect it to the graph.
  static constexpr int16_t kConstant = INT16_MAX;
  static constexpr int16_t input(int index) { return static_cast<int16_t>(index); }
  static constexpr int16_t output(int index) { return static_cast<int16_t>(-1 - index); }

  Saved() noexcept = default;
  Saved(Saved&&) noexcept = default;
  Saved& operator=(Saved&&) noexcept = default;
  ~Saved() { reset(); }
  [[gnu::always_inline]] Saved(const Tensor& tensor, int16_t source)
      : storage_(tensor.storage_to_share()),
        layout_(tensor.layout_ref()),
        offset_(tensor->offset),
        version_(tensor.version()),
        dtype_(tensor.dtype()),
        source_(source) {
    if (tensor->storage->is_inference()) [[unlikely]]
      refuse_inference();
  }

  [[noreturn]] static void refuse_inference();
  bool defined() const noexcept { return static_cast<bool>(storage_); }
  // Whether the value is here: neither packed by a hook nor freed nor written to since.
  bool lies_ready() const noexcept { return defined() && version_ == storage_->version(); }
  int16_t source() const noexcept { return source_; }
  uint32_t version() const noexcept { return version_; }
  const Ref<Storage>& storage() const noexcept { return storage_; }
  const Ref<const Layout>& layout() const noexcept { return layout_; }
  DType dtype() const noexcept { return dtype_; }

  char* raw() const noexcept {
    return storage_->data() + offset_ * static_cast<int64_t>(item_size(dtype_));
  }

  // The value outside any graph, without looking at the version.
  Tensor value() const { return Tensor(storage_, layout_, dtype_, offset_); }
  void reset() noexcept {
    if (!storage_) return;
    TensorImpl::drop_storage(storage_.leak(), *layout_, dtype_);
    layout_ = {};
  }

 private:
  Ref<Storage> storage_;
  Ref<const Layout> layout_;
  int64_t offset_ = 0;
  uint32_t version_ = 0;
  DType dtype_ = DType::Float32;
  int16_t source_ = kConstant;
};

}  // namespace backsweep

// The strided tensor.
//
// A Tensor is a counted handle (8 bytes) to a TensorImpl: storage, layout, offset, dtype, and the
// tensor's place in a recorded graph. The graph itself is another layer: here a node is only a
// counted pointer.
//
//   Tensor x = empty({2, 3}, DType::Float32);
//   float* data = x.data<float>();
#pragma once

#include <memory>

#include "tensor/counted.hpp"
#include "tensor/dtype.hpp"
#include "tensor/layout.hpp"
#include "tensor/storage.hpp"

namespace backsweep {

class Node;                             // graph/node.hpp
void retain_node(Node* node) noexcept;  // defined with Node
void release_node(Node* node) noexcept;
struct TensorImpl;
struct Attachments;  // graph/attachments.hpp: gradient, hooks, base of a view
void destroy_attachments(TensorImpl& impl) noexcept;
// A view follows its base, which may have come to require a gradient after the view was made.
bool base_requires_grad(const Attachments& attachments) noexcept;

// The node that made a tensor, counted; null for a leaf.
class NodeRef {
 public:
  NodeRef() noexcept = default;
  explicit NodeRef(Node* node) noexcept : node_(node) {
    if (node_) retain_node(node_);
  }
  NodeRef(const NodeRef& other) noexcept : NodeRef(other.node_) {}
  NodeRef(NodeRef&& other) noexcept : node_(std::exchange(other.node_, nullptr)) {}
  ~NodeRef() {
    if (node_) release_node(node_);
  }
  NodeRef& operator=(NodeRef&& other) noexcept {
    Node* incoming = std::exchange(other.node_, nullptr);
    if (Node* old = std::exchange(node_, incoming)) release_node(old);
    return *this;
  }
  NodeRef& operator=(const NodeRef& other) noexcept { return *this = NodeRef(other); }
  static NodeRef adopt(Node* node) noexcept {
    NodeRef result;
    result.node_ = node;
    return result;
  }
  Node* leak() noexcept { return std::exchange(node_, nullptr); }
  Node* get() const noexcept { return node_; }
  Node* operator->() const noexcept { return node_; }
  Node& operator*() const noexcept { return *node_; }
  explicit operator bool() const noexcept { return node_ != nullptr; }

 private:
  Node* node_ = nullptr;
};

struct TensorImpl final : Counted {
  TensorImpl(Ref<Storage> its_storage, Ref<const Layout> its_layout, DType its_dtype,
             int64_t its_offset) noexcept
      : dtype(its_dtype),
        storage(std::move(its_storage)),
        layout(std::move(its_layout)),
        offset(its_offset) {}
  // A tensor with uninitialised small data, in one block. The block belongs to the storage, of
  // which the tensor holds two references: one for `storage`, which may come to be another one, and
  // one for its own memory.
  static TensorImpl* with_small_storage(const Ref<const Layout>& layout, DType dtype,
                                        size_t bytes) {
    char* block = static_cast<char*>(pool::allocate(sizeof(TensorImpl) + sizeof(Storage) + bytes));
    Storage* storage = Storage::place(block + sizeof(TensorImpl), sizeof(TensorImpl), bytes);
    TensorImpl* impl = new (block) TensorImpl(Ref<Storage>::share(storage), layout, dtype, 0);
    impl->lies_with_storage = true;
    return impl;
  }
  // The same from the dead tensors of the layout, or null. See Note [Recycling] in layout.hpp.
  static TensorImpl* reuse(const Layout& layout, DType dtype) noexcept {
    SpareTensors& spares = layout.spares();
    TensorImpl* impl = spares.first;
    if (!impl || impl->dtype != dtype) return nullptr;
    spares.first = static_cast<TensorImpl*>(impl->handle);
    --spares.count;
    impl->handle = nullptr;
    impl->retain();
    layout.retain();
    return impl;
  }
  static void destroy(TensorImpl* impl) noexcept;
  // Drops a reference to the storage of a tensor of this layout and dtype. When it was the last,
  // and the storage lies with its tensor, which is dead, the two are put away as one.
  static void drop_storage(Storage* storage, const Layout& layout, DType dtype) noexcept {
    if (storage->release()) recycle_storage(storage, layout, dtype);
  }
  Storage* storage_behind() noexcept { return reinterpret_cast<Storage*>(this + 1); }
  // Whether nobody else, neither tensor nor node, refers to the storage.
  bool owns_storage_alone() noexcept {
    return storage->use_count() ==
           1u + (lies_with_storage && storage.get() == storage_behind() ? 1u : 0u);
  }

  DType dtype;
  bool lies_with_storage = false;  // see with_small_storage
  bool version_apart = false;      // made by `.data`, see Tensor::storage_to_share
  bool requires_grad = false;
  bool retains_grad = false;       // a non-leaf that was asked to keep its gradient
  bool made_without_grad = false;  // a view made under no_grad: not to be written to under autograd
  uint16_t output_index = 0;       // which output of grad_fn this is
  Ref<Storage> storage;
  Ref<const Layout> layout;
  int64_t offset = 0;  // in elements
  NodeRef grad_fn;
  Attachments* attachments = nullptr;  // owned; most tensors have none
  // The Python object that shows this tensor, if any, not owned; links a dead tensor to the next.
  void* handle = nullptr;

 private:
  static void destroy_with_history(TensorImpl* impl) noexcept;
  static void free(TensorImpl* impl) noexcept;
  static void recycle_storage(Storage* storage, const Layout& layout, DType dtype) noexcept;
  bool can_be_recycled() noexcept;
  // Puts a dead tensor away for the next of its shape, unless a node has saved its storage, it has
  // another storage or layout by now, or there are enough.
  static void recycle_or_free(TensorImpl* impl) noexcept;
};

class Tensor {
 public:
  Tensor() noexcept = default;
  // A new tensor over given storage.
  Tensor(Ref<Storage> storage, Ref<const Layout> layout, DType dtype, int64_t offset = 0)
      : impl_(Ref<TensorImpl>::adopt(new (pool::allocate(sizeof(TensorImpl))) TensorImpl(
            std::move(storage), std::move(layout), dtype, offset))) {}
  explicit Tensor(Ref<TensorImpl> impl) noexcept : impl_(std::move(impl)) {}
  static Tensor share(TensorImpl* impl) noexcept { return Tensor(Ref<TensorImpl>::share(impl)); }

  bool defined() const noexcept { return static_cast<bool>(impl_); }
  TensorImpl* impl() const noexcept { return impl_.get(); }
  TensorImpl* operator->() const noexcept { return impl_.get(); }
  TensorImpl* leak() noexcept { return impl_.leak(); }
  uint32_t use_count() const noexcept { return impl_->use_count(); }

  DType dtype() const noexcept { return impl_->dtype; }
  const Layout& layout() const noexcept { return *impl_->layout; }
  const Ref<const Layout>& layout_ref() const noexcept { return impl_->layout; }
  int ndim() const noexcept { return layout().ndim(); }
  int64_t numel() const noexcept { return layout().numel(); }
  DimsView sizes() const noexcept { return layout().sizes(); }
  DimsView strides() const noexcept { return layout().strides(); }
  int64_t size(int dim) const noexcept { return layout().size(dim); }
  int64_t stride(int dim) const noexcept { return layout().stride(dim); }
  bool is_contiguous() const noexcept { return layout().is_contiguous(); }
  bool requires_grad() const noexcept {
    return impl_->requires_grad || (impl_->attachments && base_requires_grad(*impl_->attachments));
  }
  bool is_leaf() const noexcept { return !impl_->grad_fn; }
  uint32_t version() const { return storage_to_share()->version(); }
  // The storage for a view of this tensor or a node that saves it. What `.data` gives has a version
  // of its own over the same memory; most often nobody asks for it, so the alias that counts it is
  // made here.
  const Ref<Storage>& storage_to_share() const {
    if (impl_->version_apart) [[unlikely]] {
      impl_->storage = Storage::alias(impl_->storage);
      impl_->version_apart = false;
    }
    return impl_->storage;
  }
  // To be called after the memory was written.
  void bump_version() const noexcept {
    if (!impl_->version_apart) impl_->storage->bump_version();
  }

  // The first element.
  char* raw() const noexcept {
    return impl_->storage->data() + impl_->offset * static_cast<int64_t>(item_size(impl_->dtype));
  }
  template <class T>
  T* data() const noexcept {
    return reinterpret_cast<T*>(raw());
  }

 private:
  Ref<TensorImpl> impl_;
};

// Data up to this size lies in one block with its tensor.
inline constexpr size_t kSmallBytes = pool::kMaxBytes - sizeof(TensorImpl) - sizeof(Storage);

// Uninitialised, row-major.
Tensor empty(DimsView sizes, DType dtype);
// Uninitialised, with the sizes and strides of a dense or contiguous layout.
Tensor empty_from_pool(const Ref<const Layout>& layout, DType dtype);
inline Tensor empty(const Ref<const Layout>& layout, DType dtype) {
  if (TensorImpl* impl = TensorImpl::reuse(*layout, dtype)) [[likely]]
    return Tensor(Ref<TensorImpl>::adopt(impl));
  return empty_from_pool(layout, dtype);
}
// The same memory seen through another layout; no graph is recorded.
Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset);
// The same memory with a version of its own: what `.data` gives.
inline Tensor data_of(const Tensor& tensor) {
  Tensor result(tensor->storage, tensor.layout_ref(), tensor.dtype(), tensor->offset);
  result->version_apart = true;
  return result;
}
// The same tensor outside any graph, sharing storage and version.
Tensor detach(const Tensor& tensor);

}  // namespace backsweep

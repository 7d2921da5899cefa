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
  static void destroy(TensorImpl* impl) noexcept {
    if (impl->attachments) [[unlikely]]
      destroy_attachments(*impl);
    impl->~TensorImpl();
    pool::release(impl, sizeof(TensorImpl));
  }

  DType dtype;
  bool requires_grad = false;
  bool retains_grad = false;       // a non-leaf that was asked to keep its gradient
  bool made_without_grad = false;  // a view made under no_grad: not to be written to under autograd
  uint16_t output_index = 0;       // which output of grad_fn this is
  Ref<Storage> storage;
  Ref<const Layout> layout;
  int64_t offset = 0;  // in elements
  NodeRef grad_fn;
  Attachments* attachments = nullptr;  // owned; most tensors have none
  void* handle = nullptr;  // the Python object that shows this tensor, if any; not owned
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
  uint32_t version() const noexcept { return impl_->storage->version(); }

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

// Uninitialised, row-major.
Tensor empty(DimsView sizes, DType dtype);
// Uninitialised, with the sizes and strides of a dense or contiguous layout.
inline Tensor empty(const Ref<const Layout>& layout, DType dtype) {
  return Tensor(Storage::allocate(size_t(layout->numel()) * item_size(dtype)), layout, dtype);
}
// The same memory seen through another layout; no graph is recorded.
Tensor alias(const Tensor& tensor, Ref<const Layout> layout, int64_t offset);
// The same tensor outside any graph, sharing storage and version.
Tensor detach(const Tensor& tensor);

}  // namespace backsweep

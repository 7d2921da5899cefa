// Sizes and strides of a tensor: immutable and shared.
//
// Tensors of one shape made from each other point at one Layout, so "same shape, both contiguous"
// is mostly one pointer comparison, a result copies no sizes, and a node saves a shape in eight
// bytes.
//
//   Ref<const Layout> layout = Layout::contiguous({2, 3});   // strides 3, 1
//
// Note [Recycling]
//   A program makes and drops small tensors of the same few shapes all the time. So a layout keeps
//   some dead ones of its shape, complete with their memory, and the next tensor of that shape is
//   one of them (TensorImpl::recycle). A dead tensor does not count as a user of the layout, and
//   goes with it.
#pragma once

#include "tensor/counted.hpp"
#include "tensor/dims.hpp"

namespace backsweep {

struct TensorImpl;

// Dead tensors kept for reuse. See Note [Recycling].
struct SpareTensors {
  static constexpr uint8_t kMax = 64;
  TensorImpl* first = nullptr;
  uint8_t count = 0;
};
void free_spare_tensors(SpareTensors& spares) noexcept;  // defined with TensorImpl

class Layout final : public Counted {
 public:
  // Row-major strides. Refuses negative sizes and element counts beyond int64.
  static Ref<const Layout> contiguous(DimsView sizes);
  static Ref<const Layout> strided(DimsView sizes, DimsView strides);
  static const Ref<const Layout>& scalar();  // []
  static const Ref<const Layout>& single();  // [1]
  static void destroy(const Layout* layout) noexcept;

  int ndim() const noexcept { return ndim_; }
  int64_t numel() const noexcept { return numel_; }
  bool is_contiguous() const noexcept { return contiguous_; }
  // Every element has its own place and the places fill one block, in any order of dimensions.
  bool is_dense() const noexcept { return dense_; }
  DimsView sizes() const noexcept { return {values(), static_cast<size_t>(ndim_)}; }
  DimsView strides() const noexcept { return {values() + ndim_, static_cast<size_t>(ndim_)}; }
  int64_t size(int dim) const noexcept { return values()[dim]; }
  int64_t stride(int dim) const noexcept { return values()[ndim_ + dim]; }

  SpareTensors& spares() const noexcept { return spares_; }

 private:
  static Layout* make(DimsView sizes, int64_t numel);
  Layout(int ndim, int64_t numel) noexcept : ndim_(static_cast<int16_t>(ndim)), numel_(numel) {}
  const int64_t* values() const noexcept { return reinterpret_cast<const int64_t*>(this + 1); }
  int64_t* values() noexcept { return reinterpret_cast<int64_t*>(this + 1); }

  int16_t ndim_;
  bool contiguous_ = true;
  bool dense_ = true;
  int64_t numel_;
  mutable SpareTensors spares_;
};

inline bool same_sizes(const Layout& a, const Layout& b) {
  return &a == &b || equal(a.sizes(), b.sizes());
}

// Row-major strides for `sizes`.
Dims contiguous_strides(DimsView sizes);

// Product of the sizes; a RuntimeError when one is negative or the product does not fit.
int64_t checked_numel(DimsView sizes);

}  // namespace backsweep

#include "tensor/layout.hpp"

#include <iterator>
#include <new>
#include <utility>

#include "tensor/pool.hpp"

namespace backsweep {
namespace {

size_t block_bytes(int ndim) {
  return sizeof(Layout) + size_t(ndim) * 2 * sizeof(int64_t);
}

bool strides_are_contiguous(DimsView sizes, DimsView strides, int64_t numel) {
  if (numel == 0) return true;
  int64_t expected = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    if (sizes[i] != 1 && strides[i] != expected) return false;
    expected *= sizes[i];
  }
  return true;
}

bool strides_are_dense(DimsView sizes, DimsView strides) {
  Dims order;
  for (int i = 0; i < int(sizes.size()); ++i)
    if (sizes[size_t(i)] != 1) order.push_back(i);
  order.sort([&](int64_t a, int64_t b) { return strides[size_t(a)] < strides[size_t(b)]; });
  int64_t expected = 1;
  for (int64_t dim : order) {
    if (strides[size_t(dim)] != expected) return false;
    expected *= sizes[size_t(dim)];
  }
  return true;
}

// Programs compute with few shapes. The last row-major layouts are kept, so that tensors of one
// shape share one, whoever made them, and find the spare tensors of the dead ones.
#if defined(__SANITIZE_ADDRESS__) || defined(BACKSWEEP_THREAD_SAFE)
constexpr bool kKeepsLayouts = false;
#else
constexpr bool kKeepsLayouts = true;  // see Note [GIL] in counted.hpp
#endif

constinit const Layout* recent_layouts[32] = {};  // counted; they stay until the process ends

const Layout*& recent_place(DimsView sizes) noexcept {
  uint64_t hash = sizes.size();
  for (int64_t size : sizes) hash = hash * 31 + static_cast<uint64_t>(size);
  return recent_layouts[hash % std::size(recent_layouts)];
}

void keep(const Layout*& place, const Layout* layout) noexcept {
  if (!kKeepsLayouts) return;
  layout->retain();
  // Adopted, so that what was there is let go.
  (void)Ref<const Layout>::adopt(std::exchange(place, layout));
}

}  // namespace

std::string to_string(DimsView dims) {
  std::string text = "[";
  for (size_t i = 0; i < dims.size(); ++i) {
    if (i) text += ", ";
    text += std::to_string(dims[i]);
  }
  return text + "]";
}

void Dims::refuse_size() {
  fail(ErrorKind::Runtime, "tensor: more than ", kMaxDims,
       " dimensions were given; at most that many are supported");
}

int wrap_dim(const char* op, int64_t dim, int ndim) {
  const int64_t limit = std::max(ndim, 1);
  if (dim < -limit || dim >= limit)
    fail(ErrorKind::Index, op, ": dimension ", dim, " was given for a tensor of ", ndim,
         " dimensions; Dimension out of range (expected to be in range of [", -limit, ", ",
         limit - 1, "], but got ", dim, ")");
  return static_cast<int>(dim < 0 ? dim + limit : dim);
}

int64_t checked_numel(DimsView sizes) {
  int64_t numel = 1;
  bool overflow = false;
  for (int64_t size : sizes) {
    if (size < 0)
      fail(ErrorKind::Runtime, "tensor: sizes ", to_string(sizes),
           " were given; Trying to create tensor with negative dimension ", size,
           "; every size must be 0 or more");
    overflow |= __builtin_mul_overflow(numel, size, &numel);
  }
  if (!overflow && numel <= INT64_MAX / 16) [[likely]]
    return numel;
  // An empty tensor may have any other sizes.
  for (int64_t size : sizes)
    if (size == 0) return 0;
  fail(ErrorKind::Runtime, "tensor: sizes ", to_string(sizes),
       " were given; Storage size calculation overflowed: the number of bytes must fit into 63 "
       "bits; try smaller sizes");
}

Dims contiguous_strides(DimsView sizes) {
  Dims strides(static_cast<int>(sizes.size()), 1);
  for (int i = strides.size() - 2; i >= 0; --i)
    strides[i] = strides[i + 1] * std::max<int64_t>(sizes[size_t(i) + 1], 1);
  return strides;
}

Layout* Layout::make(DimsView sizes, int64_t numel) {
  const int ndim = static_cast<int>(sizes.size());
  if (ndim > kMaxDims) Dims{sizes};  // throws the message about too many dimensions
  Layout* layout = new (pool::allocate(block_bytes(ndim))) Layout(ndim, numel);
  std::copy(sizes.begin(), sizes.end(), layout->values());
  return layout;
}

Ref<const Layout> Layout::contiguous(DimsView sizes) {
  if (sizes.empty()) return scalar();
  if (sizes.size() == 1 && sizes[0] == 1) return single();
  const Layout*& recent = recent_place(sizes);
  if (recent && equal(recent->sizes(), sizes)) [[likely]]
    return Ref<const Layout>::share(recent);
  Layout* layout = make(sizes, checked_numel(sizes));
  const Dims strides = contiguous_strides(sizes);
  std::copy(strides.begin(), strides.end(), layout->values() + layout->ndim_);
  keep(recent, layout);
  return Ref<const Layout>::adopt(layout);
}

Ref<const Layout> Layout::strided(DimsView sizes, DimsView strides) {
  if (sizes.empty()) return scalar();
  const Layout*& recent = recent_place(sizes);
  if (recent && equal(recent->sizes(), sizes) && equal(recent->strides(), strides))
    return Ref<const Layout>::share(recent);
  Layout* layout = make(sizes, checked_numel(sizes));
  std::copy(strides.begin(), strides.end(), layout->values() + layout->ndim_);
  layout->contiguous_ = strides_are_contiguous(sizes, strides, layout->numel_);
  layout->dense_ = layout->contiguous_ || strides_are_dense(sizes, strides);
  if (layout->contiguous_ && equal(contiguous_strides(sizes), strides)) keep(recent, layout);
  return Ref<const Layout>::adopt(layout);
}

const Ref<const Layout>& Layout::scalar() {
  static const Ref<const Layout> layout = Ref<const Layout>::adopt(make({}, 1));
  return layout;
}

const Ref<const Layout>& Layout::single() {
  static const Ref<const Layout> layout = [] {
    const int64_t one[] = {1};
    Layout* made = make(one, 1);
    made->values()[1] = 1;
    return Ref<const Layout>::adopt(made);
  }();
  return layout;
}

void Layout::destroy(const Layout* layout) noexcept {
  if (layout->spares_.count > 0) free_spare_tensors(layout->spares_);
  pool::release(const_cast<Layout*>(layout), block_bytes(layout->ndim_));
}

}  // namespace backsweep

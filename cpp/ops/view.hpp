// How views are made and tracked.
//
// Note [Views]
//   A view shares the storage of its base and knows it (Attachments::base; always the root, never
//   another view). A recorded write through a view changes the history of the base (in_place.hpp),
//   and every other view of that base is out of date: its storage has a newer version than the one
//   at which its node was made. Such a view gets its new history when somebody asks for it
//   (refresh_view).
#pragma once

#include "graph/attachments.hpp"
#include "ops/ops.hpp"

namespace backsweep {

class Backward;

// A tracked view over the storage of `input`, not recorded yet. `offset` counts elements from the
// start of the storage.
Tensor make_view(const Tensor& input, Ref<const Layout> layout, int64_t offset);

// The rule of every operation that only regroups dimensions; `layout` is the input's.
struct ReshapeBack {
  Ref<const Layout> layout;
  void operator()(Backward& backward) const;
};

// The whole tensor as a view of itself.
Tensor alias_view(const Tensor& input);

Tensor t(const Tensor& input);
Tensor narrow(const Tensor& input, int64_t dim, int64_t start, int64_t length);
Tensor flatten(const Tensor& input, int64_t start_dim, int64_t end_dim);
Tensor unflatten(const Tensor& input, int64_t dim, DimsView sizes);
Tensor expand_as(const Tensor& input, const Tensor& other);
Tensor view_as(const Tensor& input, const Tensor& other);
Tensor reshape_as(const Tensor& input, const Tensor& other);

// Zeros of `sizes` with a part filled: the gradients of select and slice.
Tensor select_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t index);
Tensor slice_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t start,
                      int64_t end, int64_t step);

Tensor movedim(const Tensor& input, DimsView source, DimsView destination);
Tensor adjoint(const Tensor& input);
Tensor ravel(const Tensor& input);

// Several views at once; none of them may be written to while recording.
TensorList unbind(const Tensor& input, int64_t dim);
TensorList split(const Tensor& input, int64_t size, int64_t dim);
TensorList split_with_sizes(const Tensor& input, DimsView sizes, int64_t dim);
TensorList chunk(const Tensor& input, int64_t chunks, int64_t dim);

// ---- Diagonals and windows (ops/diagonal.cpp, ops/unfold.cpp)

// Zeros of `sizes` with the diagonals filled: the gradient of diagonal.
Tensor diagonal_backward(const Tensor& gradient, DimsView sizes, int64_t offset, int64_t dim1,
                         int64_t dim2);
// Windows of `size` elements, one every `step`, along a dimension; and the sum of what they show.
Tensor unfold(const Tensor& input, int64_t dim, int64_t size, int64_t step);
Tensor unfold_backward(const Tensor& gradient, DimsView sizes, int64_t dim, int64_t size,
                       int64_t step);

// ---- Places in a storage (ops/as_strided.cpp)
// --------------------------------------------------------

struct Geometry {
  Ref<const Layout> layout;
  int64_t offset = 0;  // elements from the start of the storage
};

inline Geometry geometry_of(const Tensor& tensor) {
  return {tensor.layout_ref(), tensor->offset};
}
// Elements between the first and one past the last that a layout without negative strides reaches.
int64_t extent(const Layout& layout);
// Whether every place of `inner` lies between the first and the last of `outer`.
bool lies_within(const Geometry& inner, const Geometry& outer);

// The elements of x, thought to lie at `from`, added up in one storage and read at `to`. Places
// that several elements of `input` share count as one: the map from an input to its strided view
// (from = input), and its transpose (to = input).
Tensor restride(const Tensor& x, const Geometry& from, const Geometry& to, const Geometry& input);
// x, thought to lie at `base`, with the elements of `source` put at `place`.
Tensor scatter_into(const Tensor& x, const Tensor& source, const Geometry& base,
                    const Geometry& place);
// The node of a view with geometry `place` over `base`.
NodeRef as_strided_node(const Tensor& base, const Geometry& place, DType dtype);

}  // namespace backsweep

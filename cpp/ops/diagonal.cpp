// Diagonals: read as views, put into new tensors.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kDiagonal{"diagonal", "DiagonalBackward0",
                               "diagonal_backward(g, input.shape, offset, dim1, dim2)"};
constexpr Derivative kDiagonalCopy{"diag", "DiagonalBackward0_copy",
                                   "diagonal_backward(g, input.shape, diagonal, 0, 1)"};
constexpr Derivative kDiagonalBackward{"diagonal_backward", "DiagonalBackwardBackward0",
                                       "diagonal(g, offset, dim1, dim2)"};
constexpr Derivative kDiagEmbed{"diag_embed", "DiagEmbedBackward0",
                                "diagonal(g, offset, dim1, dim2)"};

struct Diagonal {
  int64_t offset;
  int dim1, dim2;
};

struct DiagonalBack {
  Ref<const Layout> layout;
  Diagonal at;
  void operator()(Backward& backward) const {
    backward.set(
        0, diagonal_backward(backward.gradient(), layout->sizes(), at.offset, at.dim1, at.dim2));
  }
};

struct TakeDiagonal {
  Diagonal at;
  void operator()(Backward& backward) const {
    backward.set(0, diagonal(backward.gradient(), at.offset, at.dim1, at.dim2));
  }
};

Diagonal checked_diagonal(const char* op, int ndim, int64_t offset, int64_t dim1, int64_t dim2) {
  const Diagonal at{offset, wrap_dim(op, dim1, ndim), wrap_dim(op, dim2, ndim)};
  if (at.dim1 == at.dim2)
    fail(ErrorKind::Runtime, op, ": dimensions ", dim1, " and ", dim2, " were given; ",
         "diagonal dimensions cannot be identical ", dim1, ", ", dim2,
         "; name two dimensions of the matrices");
  return at;
}

// The view, without a history.
Tensor diagonal_view(const Tensor& input, const Diagonal& at) {
  const int64_t rows = input.size(at.dim1);
  const int64_t columns = input.size(at.dim2);
  const int64_t offset = std::clamp(at.offset, -rows, columns);
  const int64_t length = std::max<int64_t>(
      offset >= 0 ? std::min(rows, columns - offset) : std::min(rows + offset, columns), 0);
  int64_t start = input->offset;
  if (length)
    start += offset >= 0 ? offset * input.stride(at.dim2) : -offset * input.stride(at.dim1);
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  const int64_t stride = strides[at.dim1] + strides[at.dim2];
  for (int dim : {std::max(at.dim1, at.dim2), std::min(at.dim1, at.dim2)}) {
    sizes.erase(dim);
    strides.erase(dim);
  }
  sizes.push_back(length);
  strides.push_back(stride);
  return make_view(input, Layout::strided(sizes, strides), start);
}

Tensor diagflat(const Tensor& input, int64_t offset) {
  return diag_embed(reshape(input, Dims{-1}), offset, 0, 1);
}

Tensor diagonal_of_matrices(const Tensor& input, int64_t offset, int64_t dim1, int64_t dim2) {
  return diagonal(input, offset, dim1, dim2);
}

constexpr Op kOps[] = {
    {.name = "diagonal",
     .signature = "(Tensor input, int offset = 0, int dim1 = 0, int dim2 = 1) -> Tensor",
     .call = call<diagonal>,
     .derivative = &kDiagonal,
     .is_view = true,
     .samples = "(R[3,3]) (R[2,4], 1) (R[4,2], -1) (R[2,3,4], 0, -1, 0) (R[2,3], 5) (R[2,3,4], -1, "
                "1, 2) (R[0,3])",
     .doc = "The diagonals of the matrices in two dimensions, as the last dimension."},
    {.name = "linalg.diagonal",
     .signature = "(Tensor A, *, int offset = 0, int dim1 = -2, int dim2 = -1) -> Tensor",
     .call = call<diagonal_of_matrices>,
     .derivative = &kDiagonal,
     .is_view = true,
     .samples = "(R[3,3]) (R[2,3,4]) (R[2,3,4], offset=1, dim1=0, dim2=1)",
     .doc = "The diagonals of matrices, as the last dimension."},
    {.name = "diag",
     .signature = "(Tensor input, int diagonal = 0) -> Tensor",
     .call = call<diag>,
     .derivative = &kDiagonalCopy,
     .samples = "(R[3,3]) (R[2,4], 1) (R[4,2], -3) (R[3]) (R[2], 1) (R[2], -2) (R[0])",
     .doc = "A matrix with the given diagonal; of a matrix, a copy of its diagonal."},
    {.name = "diagflat",
     .signature = "(Tensor input, int offset = 0) -> Tensor",
     .call = call<diagflat>,
     .derivative = &kDiagEmbed,
     .no_out = true,
     .samples = "(R[3]) (R[2,2]) (R[2], 1) (R[], -1)",
     .doc = "A matrix with the elements of the input on a diagonal."},
    {.name = "diag_embed",
     .signature = "(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) -> Tensor",
     .call = call<diag_embed>,
     .derivative = &kDiagEmbed,
     .no_out = true,
     .samples = "(R[3]) (R[2,3]) (R[2,3], 1) (R[2,3], -1, 0, 2) (R[2,3], 0, 1, 0) (R[2,0])",
     .skip = "numpy: has no such function",
     .doc = "Matrices in two dimensions, with the last dimension of the input as diagonals."},
    {.name = "diagonal_backward",
     .signature = "(Tensor gradient, int[] sizes, int offset, int dim1, int dim2) -> Tensor",
     .call = call<diagonal_backward>,
     .derivative = &kDiagonalBackward,
     .forms = OpForms::kInternal,
     .samples = "(R[2], (2, 3), 1, 0, 1) (R[3,2], (2, 3, 4), 0, 2, 0)",
     .skip = "numpy: has no such function",
     .doc = "Zeros with the diagonals filled."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor diagonal(const Tensor& input, int64_t offset, int64_t dim1, int64_t dim2) {
  const Diagonal at = checked_diagonal("diagonal", input.ndim(), offset, dim1, dim2);
  Tensor result = diagonal_view(input, at);
  record<kDiagonal>(result, {&input}, {}, DiagonalBack{input.layout_ref(), at});
  return result;
}

Tensor diag_embed(const Tensor& input, int64_t offset, int64_t dim1, int64_t dim2) {
  if (input.ndim() == 0)
    fail(ErrorKind::Index,
         "diag_embed: a 0-d tensor was given; Dimension specified as -1 but tensor has no "
         "dimensions; use unsqueeze(0) first");
  const Diagonal at = checked_diagonal("diag_embed", input.ndim() + 1, offset, dim1, dim2);
  const int64_t length = input.size(input.ndim() - 1);
  int64_t side;
  if (__builtin_add_overflow(length, offset < 0 ? -(offset + 1) : offset, &side) ||
      __builtin_add_overflow(side, offset < 0 ? 1 : 0, &side))
    side = INT64_MAX;
  Dims sizes;
  int next = 0;
  for (int dim = 0; dim < input.ndim() + 1; ++dim)
    sizes.push_back(dim == at.dim1 || dim == at.dim2 ? side : input.size(next++));
  Tensor result = zeros(sizes, input.dtype());
  {
    const GradMode mode(false);
    copy_unrecorded(diagonal_view(result, at), input);
  }
  record<kDiagEmbed>(result, {&input}, {}, TakeDiagonal{at});
  return result;
}

Tensor diag(const Tensor& input, int64_t offset) {
  if (input.ndim() == 1) return diag_embed(input, offset, 0, 1);
  if (input.ndim() != 2)
    fail(ErrorKind::Runtime, "diag: a tensor of shape ", to_string(input.sizes()),
         " was given; diag(): Supports 1D or 2D tensors. Got ", input.ndim(),
         "D; use diagonal or diag_embed");
  const Diagonal at{offset, 0, 1};
  Tensor result;
  {
    const GradMode mode(false);
    const Tensor view = diagonal_view(input, at);
    result = empty(view.sizes(), view.dtype());
    copy_unrecorded(result, view);
  }
  record<kDiagonalCopy>(result, {&input}, {}, DiagonalBack{input.layout_ref(), at});
  return result;
}

Tensor diagonal_backward(const Tensor& gradient, DimsView sizes, int64_t offset, int64_t dim1,
                         int64_t dim2) {
  const Diagonal at =
      checked_diagonal("diagonal_backward", static_cast<int>(sizes.size()), offset, dim1, dim2);
  Tensor result = zeros(sizes, gradient.dtype());
  {
    const GradMode mode(false);
    copy_unrecorded(diagonal_view(result, at), gradient);
  }
  record<kDiagonalBackward>(result, {&gradient}, {}, TakeDiagonal{at});
  return result;
}

}  // namespace backsweep

// Views with the dimensions in another order.
#include "ops/derived_views.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kTranspose{"transpose", "TransposeBackward0", "transpose(g, dim0, dim1)"};
constexpr Derivative kT{"t", "TBackward0", "t(g)"};
constexpr Derivative kPermute{"permute", "PermuteBackward0", "permute(g, inverse of dims)"};
struct TransposeBack {
  int dim0, dim1;
  void operator()(Backward& backward) const {
    backward.set(0, transpose(backward.gradient(), dim0, dim1));
  }
};

struct PermuteBack {
  IntList inverse;
  void operator()(Backward& backward) const {
    backward.set(0, permute(backward.gradient(), inverse));
  }
};

// A view with one-dimensional bookkeeping: same offset, other sizes and strides.
Tensor regrouped(const Tensor& input, DimsView sizes, DimsView strides) {
  return make_view(input, Layout::strided(sizes, strides), input->offset);
}

template <const Derivative& derivative>
Tensor swapped(const Tensor& input, int dim0, int dim1) {
  Tensor result;
  if (dim0 == dim1) {
    result = make_view(input, input.layout_ref(), input->offset);
  } else {
    Dims sizes(input.sizes());
    Dims strides(input.strides());
    std::swap(sizes[dim0], sizes[dim1]);
    std::swap(strides[dim0], strides[dim1]);
    result = regrouped(input, sizes, strides);
  }
  record<derivative>(result, {&input}, {}, TransposeBack{dim0, dim1});
  return result;
}

Tensor move_one(const Tensor& input, int64_t source, int64_t destination) {
  return movedim(input, DimsView(&source, 1), DimsView(&destination, 1));
}

constexpr Op kOps[] = {
    {.name = "transpose",
     .signature = "(Tensor input, int dim0, int dim1) -> Tensor",
     .call = call<transpose>,
     .derivative = &kTranspose,
     .call_in_place = view_in_place<"transpose_", call<transpose>>,
     .is_view = true,
     .aliases = "swapdims",
     .samples = "(R[2,3], 0, 1) (R[2,3,4], -1, 0) (R[], 0, 0)",
     .reference = "swapaxes",
     .doc = "Swaps two dimensions."},
    {.name = "swapaxes",
     .signature = "(Tensor input, int axis0, int axis1) -> Tensor",
     .call = call<transpose>,
     .derivative = &kTranspose,
     .call_in_place = view_in_place<"swapaxes_", call<transpose>>,
     .is_view = true,
     .samples = "(R[2,3], 0, 1)",
     .doc = "Swaps two dimensions; another name of transpose."},
    {.name = "t",
     .signature = "(Tensor input) -> Tensor",
     .call = call<t>,
     .derivative = &kT,
     .call_in_place = view_in_place<"t_", call<t>>,
     .is_view = true,
     .samples = "(R[2,3]) (R[3]) (R[])",
     .reference = "transpose",
     .doc = "Transposes a matrix; a tensor of fewer dimensions stays as it is."},
    {.name = "permute",
     .signature = "(Tensor input, int... dims) -> Tensor",
     .call = call<permute>,
     .derivative = &kPermute,
     .is_view = true,
     .samples = "(R[2,3,4], (2, 0, 1)) (R[2,3], (-1, 0))",
     .example = "(R[2,3], (1, 0))",
     .reference = "transpose",
     .doc = "Puts the dimensions into another order."},
    {.name = "movedim",
     .signature = "(Tensor input, int source, int destination) -> Tensor",
     .call = call<move_one>,
     .derivative = &kPermute,
     .is_view = true,
     .aliases = "moveaxis",
     .samples = "(R[2,3,4], 0, 2) (R[2,3], -1, 0) (R[], 0, 0)",
     .reference = "moveaxis",
     .doc = "Moves a dimension to another place; the others keep their order."},
    {.name = "movedim",
     .signature = "(Tensor input, int() source, int() destination) -> Tensor",
     .call = call<movedim>,
     .derivative = &kPermute,
     .is_view = true,
     .aliases = "moveaxis",
     .samples = "(R[2,3,4], (0, 1), (-1, 0)) (R[2,3], (0,), (1,))",
     .reference = "moveaxis",
     .doc = "Moves dimensions to other places; the others keep their order."},
    {.name = "adjoint",
     .signature = "(Tensor input) -> Tensor",
     .call = call<adjoint>,
     .derivative = &kTranspose,
     .is_view = true,
     .samples = "(R[2,3]) (R[2,3,4])",
     .doc = "The matrices in the last two dimensions, transposed."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor transpose(const Tensor& input, int64_t dim0, int64_t dim1) {
  return swapped<kTranspose>(input, wrap_dim("transpose", dim0, input.ndim()),
                             wrap_dim("transpose", dim1, input.ndim()));
}

Tensor t(const Tensor& input) {
  if (input.ndim() > 2)
    fail(ErrorKind::Runtime, "t: a tensor of shape ", to_string(input.sizes()),
         " was given; t() expects a tensor with <= 2 dimensions, but self is ", input.ndim(),
         "D; use transpose(dim0, dim1) or permute");
  return swapped<kT>(input, 0, input.ndim() == 2 ? 1 : 0);
}

Tensor permute(const Tensor& input, DimsView dims) {
  const int ndim = input.ndim();
  if (static_cast<int>(dims.size()) != ndim)
    fail(ErrorKind::Runtime, "permute: dims ", to_string(dims),
         " were given for a tensor of shape ", to_string(input.sizes()),
         "; number of dimensions in the tensor input does not match the length of the desired "
         "ordering of dimensions i.e. input.dim() = ",
         ndim, " is not equal to len(dims) = ", dims.size(), "; name every dimension once");
  Dims sizes(ndim, 0);
  Dims strides(ndim, 0);
  Dims inverse(ndim, -1);
  for (int i = 0; i < ndim; ++i) {
    const int from = wrap_dim("permute", dims[size_t(i)], ndim);
    if (inverse[from] >= 0)
      fail(ErrorKind::Runtime, "permute: dims ", to_string(dims),
           " were given; permute(): duplicate dims are not allowed.; name every dimension once");
    inverse[from] = i;
    sizes[i] = input.size(from);
    strides[i] = input.stride(from);
  }
  Tensor result = regrouped(input, sizes, strides);
  if (recording({&input}))
    record<kPermute>(result, {&input}, {}, PermuteBack{IntList(inverse.begin(), inverse.end())});
  return result;
}

Tensor movedim(const Tensor& input, DimsView source, DimsView destination) {
  const int ndim = input.ndim();
  if (source.size() != destination.size())
    fail(ErrorKind::Runtime, "movedim: source ", to_string(source), " and destination ",
         to_string(destination),
         " were given; movedim: Invalid source or destination dims: source (", to_string(source),
         " dims) should contain the same number of dims as destination (", to_string(destination),
         " dims)");
  Dims order(std::max(ndim, 1), -1);
  Dims taken(std::max(ndim, 1), 0);
  for (size_t i = 0; i < source.size(); ++i) {
    const int from = wrap_dim("movedim", source[i], ndim);
    const int to = wrap_dim("movedim", destination[i], ndim);
    if (taken[from])
      fail(ErrorKind::Runtime, "movedim: repeated dim in `source` (", to_string(source),
           "); name each dimension once");
    if (order[to] >= 0)
      fail(ErrorKind::Runtime, "movedim: repeated dim in `destination` (", to_string(destination),
           "); name each dimension once");
    taken[from] = 1;
    order[to] = from;
  }
  if (ndim == 0) return alias_view(input);
  int next = 0;
  for (int64_t& dim : order) {
    if (dim >= 0) continue;
    while (taken[next]) ++next;
    dim = next++;
  }
  return permute(input, order);
}

Tensor adjoint(const Tensor& input) {
  if (input.ndim() == 0) return input;
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, "adjoint: a tensor of shape ", to_string(input.sizes()),
         " was given; tensor.adjoint() is only supported on matrices or batches of matrices. Got ",
         input.ndim(), "-D tensor.; use unsqueeze first");
  return transpose(input, -2, -1);
}

}  // namespace backsweep

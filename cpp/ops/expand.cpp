// Repeating dimensions of size 1 without copying: expand, and what is made of it.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kExpand{"expand", "ExpandBackward0", "sum_to(g, input.shape)"};
constexpr Derivative kCartesian{"cartesian_prod", "StackBackward0",
                                "for each tensor its column of g, summed over the others"};

// The sweep sums the gradient to the input's sizes.
struct PassOn {
  void operator()(Backward& backward) const { backward.set(0, backward.gradient()); }
};

TensorList broadcast_tensors(const TensorList& tensors) {
  Dims sizes;
  for (const Tensor& tensor : tensors)
    sizes = broadcast_sizes("broadcast_tensors", sizes, tensor.sizes());
  TensorList result;
  for (const Tensor& tensor : tensors)
    result.push_back(equal(tensor.sizes(), sizes) ? tensor : expand(tensor, sizes));
  return result;
}

TensorList meshgrid(const TensorList& tensors, const std::optional<std::string>& indexing) {
  if (tensors.empty())
    fail(ErrorKind::Runtime,
         "meshgrid: no tensors were given; meshgrid expects a non-empty TensorList; give at least "
         "one");
  if (indexing && *indexing != "ij" && *indexing != "xy")
    fail(ErrorKind::Runtime, "meshgrid: indexing '", *indexing,
         "' was given; torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: ",
         *indexing);
  Dims sizes;
  for (const Tensor& tensor : tensors) {
    if (tensor.dtype() != tensors[0].dtype())
      fail(ErrorKind::Runtime, "meshgrid: tensors of dtypes ", tensors[0].dtype(), " and ",
           tensor.dtype(),
           " were given; meshgrid expects all tensors to have the same dtype; convert with .to()");
    if (tensor.ndim() > 1)
      fail(ErrorKind::Runtime, "meshgrid: a tensor of shape ", to_string(tensor.sizes()),
           " was given; torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: ",
           tensor.ndim(), "D; use reshape(-1)");
    sizes.push_back(tensor.numel());
  }
  // "xy": the first tensor runs along dimension 1, as a picture's horizontal axis.
  const bool swaps = indexing && *indexing == "xy" && tensors.size() > 1;
  if (swaps) std::swap(sizes[0], sizes[1]);
  TensorList result;
  for (size_t i = 0; i < tensors.size(); ++i) {
    const int dim = static_cast<int>(swaps && i < 2 ? 1 - i : i);
    Dims own(sizes.size(), 1);
    own[dim] = sizes[dim];
    if (recording({&tensors[i]}) || !tensors[i].is_contiguous()) {
      result.push_back(expand(view(tensors[i], own), sizes));
      continue;
    }
    // The same in one step.
    Dims strides = contiguous_strides(own);
    for (int d = 0; d < own.size(); ++d)
      if (own[d] != sizes[d]) strides[d] = 0;
    result.push_back(make_view(tensors[i], Layout::strided(sizes, strides), tensors[i]->offset));
  }
  return result;
}

Tensor cartesian_prod(const TensorList& tensors) {
  if (tensors.empty())
    fail(ErrorKind::Runtime,
         "cartesian_prod: no tensors were given; expects a non-empty TensorList");
  for (const Tensor& tensor : tensors)
    if (tensor.ndim() != 1)
      fail(ErrorKind::Runtime, "cartesian_prod: a tensor of shape ", to_string(tensor.sizes()),
           " was given; Expect a 1D vector, but got shape ", to_string(tensor.sizes()),
           "; use reshape(-1)");
  if (tensors.size() == 1) return tensors[0];
  TensorList columns = meshgrid(tensors, std::string("ij"));
  for (Tensor& column : columns) column = reshape(column, Dims{-1});
  return stack(columns, 1);
}

constexpr Op kOps[] = {
    {.name = "expand",
     .signature = "(Tensor input, int... size) -> Tensor",
     .call = call<expand>,
     .derivative = &kExpand,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples = "(R[1,3], (2, 3)) (R[3], (2, -1)) (R[], (2,)) (R[2,1], (3, 2, 0))",
     .reference = "broadcast_to",
     .doc = "Repeats dimensions of size 1 without copying; -1 keeps a size."},
    {.name = "expand_as",
     .signature = "(Tensor input, Tensor other) -> Tensor",
     .call = call<expand_as>,
     .derivative = &kExpand,
     .forms = OpForms::kMethod,
     .is_view = true,
     .samples = "(R[1,3], R[2,3])",
     .doc = "Repeats dimensions of size 1 up to the sizes of another tensor."},
    {.name = "broadcast_to",
     .signature = "(Tensor input, int... size) -> Tensor",
     .call = call<expand>,
     .derivative = &kExpand,
     .is_view = true,
     .samples = "(R[1,3], (2, 3)) (R[3], (2, 3)) (R[], (2,))",
     .doc = "Repeats dimensions of size 1 without copying, up to the given sizes."},
    {.name = "broadcast_tensors",
     .signature = "(Tensor... tensors = ()) -> Tensor[]",
     .call = call<broadcast_tensors>,
     .derivative = &kExpand,
     .forms = OpForms::kFunction,
     .is_view = true,
     .samples = "(R[2,1], R[3]) (R[], R[2], R[3,1]) (R[2], R[1])",
     .reference = "broadcast_arrays",
     .doc = "Views of all tensors with the sizes that they broadcast to."},
    {.name = "meshgrid",
     .signature = "(Tensor... tensors, *, str? indexing = None) -> Tensor[]",
     .call = call<meshgrid>,
     .derivative = &kExpand,
     .forms = OpForms::kFunction,
     .is_view = true,
     .samples = "(R[2], R[3]) (R[2], R[], R[3]) ([R[2]])",
     .doc = "The coordinates of a grid: tensor i runs along dimension i; indexing='xy' swaps two."},
    {.name = "cartesian_prod",
     .signature = "(Tensor... tensors) -> Tensor",
     .call = call<cartesian_prod>,
     .derivative = &kCartesian,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[2], R[3]) (R[2], R[1], R[3]) (R[2])",
     .skip = "numpy: has no such function",
     .doc = "Every choice of one element of each tensor, as rows."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor expand_as(const Tensor& input, const Tensor& other) {
  return expand(input, other.sizes());
}

Tensor expand(const Tensor& input, DimsView sizes) {
  const int ndim = static_cast<int>(sizes.size());
  const int added = ndim - input.ndim();
  if (added < 0)
    fail(ErrorKind::Runtime, "expand: sizes ", to_string(sizes),
         " were given for a tensor of shape ", to_string(input.sizes()),
         "; the number of sizes provided (", ndim,
         ") must be greater or equal to the number of dimensions in the tensor (", input.ndim(),
         "); squeeze or reshape the tensor first");
  Dims new_sizes(ndim, 0);
  Dims strides(ndim, 0);
  for (int dim = 0; dim < ndim; ++dim) {
    const int64_t wanted = sizes[size_t(dim)];
    if (dim < added) {
      if (wanted < 0)
        fail(ErrorKind::Runtime, "expand: sizes ", to_string(sizes),
             " were given for a tensor of shape ", to_string(input.sizes()),
             "; The expanded size of the tensor (", wanted,
             ") isn't allowed in a leading, non-existing dimension ", dim, "; give its size");
      new_sizes[dim] = wanted;
      continue;
    }
    const int64_t own = input.size(dim - added);
    new_sizes[dim] = wanted == -1 ? own : wanted;
    if (new_sizes[dim] == own) {
      strides[dim] = input.stride(dim - added);
    } else if (own != 1 || wanted < 0) {
      fail(ErrorKind::Runtime, "expand: The expanded size of the tensor (", wanted,
           ") must match the existing size (", own, ") at non-singleton dimension ", dim,
           ".  Target sizes: ", to_string(sizes), ".  Tensor sizes: ", to_string(input.sizes()),
           "; only dimensions of size 1 can be repeated");
    }
  }
  Tensor result = make_view(input, Layout::strided(new_sizes, strides), input->offset);
  record<kExpand>(result, {&input}, {}, PassOn{});
  return result;
}

}  // namespace backsweep

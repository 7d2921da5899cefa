// Joining tensors: cat, stack and what is made of them.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCat{"cat", "CatBackward0", "for each input its part of g along dim"};
constexpr Derivative kStack{"stack", "StackBackward0", "select(g, dim, i) for input i"};

// An input of shape [0] joins with anything and adds nothing.
bool is_legacy_empty(const Tensor& tensor) {
  return tensor.ndim() == 1 && tensor.size(0) == 0;
}

DType joint_dtype(const TensorList& tensors) {
  DType result = tensors[0].dtype();
  for (const Tensor& tensor : tensors) result = promote(result, tensor.dtype());
  return result;
}

struct CatBack {
  int dim;
  IntList sizes;  // of each input along dim; -1 for one that was skipped
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    int64_t start = 0;
    for (uint32_t i = 0; i < sizes.size(); ++i) {
      if (sizes[i] < 0) {
        if (backward.needs(i)) backward.set(i, zeros(Dims{0}, g.dtype()));
        continue;
      }
      if (backward.needs(i)) backward.set(i, slice(g, dim, start, start + sizes[i], 1));
      start += sizes[i];
    }
  }
};

struct StackBack {
  int dim;
  void operator()(Backward& backward) const {
    for (uint32_t i = 0; i < backward.node().edge_count(); ++i)
      if (backward.needs(i)) backward.set(i, select(backward.gradient(), dim, i));
  }
};

constexpr Op kOps[] = {
    {.name = "cat",
     .signature = "(Tensor[] tensors, int dim = 0) -> Tensor",
     .call = call<cat>,
     .derivative = &kCat,
     .forms = OpForms::kFunction,
     .aliases = "concat concatenate",
     .samples = "([R[2,3], R[1,3]], 0) ([R[2,3], R[2,2], R[2,0]], -1) ([R[2]])",
     .reference = "concatenate",
     .doc = "Joins tensors along an existing dimension."},
    {.name = "stack",
     .signature = "(Tensor[] tensors, int dim = 0) -> Tensor",
     .call = call<stack>,
     .derivative = &kStack,
     .forms = OpForms::kFunction,
     .samples = "([R[2,3], R[2,3]], 0) ([R[2], R[2], R[2]], -1) ([R[], R[]])",
     .example = "([R[2], R[2]], 0)",
     .doc = "Joins tensors of one shape along a new dimension."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor cat(const TensorList& tensors, int64_t dim) {
  if (tensors.empty())
    fail(ErrorKind::Value,
         "cat: an empty list was given; torch.cat(): expected a non-empty list of "
         "Tensors; give at least one");
  const Tensor* model = nullptr;  // the first that counts
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (tensors[i].ndim() == 0)
      fail(ErrorKind::Runtime, "cat: zero-dimensional tensor (at position ", i,
           ") cannot be concatenated; at least one dimension is required; use stack");
    if (!model && !is_legacy_empty(tensors[i])) model = &tensors[i];
  }
  if (!model) model = &tensors[0];
  const int at = wrap_dim("cat", dim, model->ndim());
  Dims sizes(model->sizes());
  sizes[at] = 0;
  CatBack rule{at, {}};
  for (size_t i = 0; i < tensors.size(); ++i) {
    const Tensor& tensor = tensors[i];
    if (is_legacy_empty(tensor) && model->ndim() != 1) {
      rule.sizes.push_back(-1);
      continue;
    }
    if (tensor.ndim() != model->ndim())
      fail(ErrorKind::Runtime, "cat: Tensors must have same number of dimensions: got ",
           model->ndim(), " and ", tensor.ndim(), "; use unsqueeze or reshape to make them equal");
    for (int d = 0; d < tensor.ndim(); ++d)
      if (d != at && tensor.size(d) != sizes[d])
        fail(ErrorKind::Runtime, "cat: Sizes of tensors must match except in dimension ", at,
             ". Expected size ", sizes[d], " but got size ", tensor.size(d), " for tensor number ",
             i, " in the list.; shapes ", to_string(model->sizes()), " and ",
             to_string(tensor.sizes()), " were given");
    sizes[at] += tensor.size(at);
    rule.sizes.push_back(tensor.size(at));
  }
  Tensor result = empty(sizes, joint_dtype(tensors));
  int64_t start = 0;
  for (size_t i = 0; i < tensors.size(); ++i) {
    if (rule.sizes[i] <= 0) continue;
    sizes[at] = rule.sizes[i];
    copy_unrecorded(alias(result, Layout::strided(sizes, result.strides()),
                          result->offset + start * result.stride(at)),
                    tensors[i]);
    start += rule.sizes[i];
  }
  record_list<kCat>(result, tensors, {}, std::move(rule));
  return result;
}

Tensor stack(const TensorList& tensors, int64_t dim) {
  if (tensors.empty())
    fail(ErrorKind::Runtime,
         "stack: an empty list was given; stack expects a non-empty TensorList; "
         "give at least one");
  const Tensor& first = tensors[0];
  const int at = wrap_dim("stack", dim, first.ndim() + 1);
  for (size_t i = 1; i < tensors.size(); ++i)
    if (!same_sizes(tensors[i].layout(), first.layout()))
      fail(ErrorKind::Runtime, "stack: stack expects each tensor to be equal size, but got ",
           to_string(first.sizes()), " at entry 0 and ", to_string(tensors[i].sizes()),
           " at entry ", i, "; use cat for different sizes along one dimension");
  Dims sizes(first.sizes());
  sizes.insert(at, static_cast<int64_t>(tensors.size()));
  Tensor result = empty(sizes, joint_dtype(tensors));
  Dims strides(result.strides());
  const int64_t step = strides[at];
  strides.erase(at);
  const Ref<const Layout> place = Layout::strided(first.sizes(), strides);
  for (size_t i = 0; i < tensors.size(); ++i)
    copy_unrecorded(alias(result, place, result->offset + static_cast<int64_t>(i) * step),
                    tensors[i]);
  record_list<kStack>(result, tensors, {}, StackBack{at});
  return result;
}

}  // namespace backsweep

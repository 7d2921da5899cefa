// Joining tensors, and splitting one into views.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kCat{"cat", "CatBackward0", "for each input its part of g along dim"};
constexpr Derivative kStack{"stack", "StackBackward0", "select(g, dim, i) for input i"};
constexpr Derivative kUnbind{"unbind", "UnbindBackward0", "stack(all g, dim)"};
constexpr Derivative kSplit{"split", "SplitBackward0", "cat(all g, dim)"};
constexpr Derivative kSplitWithSizes{"split", "SplitWithSizesBackward0", "cat(all g, dim)"};

// A node numbers its outputs with 16 bits; beyond, every view gets a node of its own.
constexpr int64_t kMaxOutputs = UINT16_MAX;

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

TensorList all_gradients(Backward& backward) {
  TensorList gradients;
  for (uint32_t i = 0; i < backward.node().output_count(); ++i)
    gradients.push_back(backward.gradient_or_zeros(i));
  return gradients;
}

struct UnbindBack {
  int dim;
  void operator()(Backward& backward) const {
    backward.set(0, stack(all_gradients(backward), dim));
  }
};

struct SplitBack {
  int dim;
  void operator()(Backward& backward) const { backward.set(0, cat(all_gradients(backward), dim)); }
};

void refuse_scalar(const char* op, const Tensor& input) {
  if (input.ndim() == 0)
    fail(ErrorKind::Runtime, op, ": a 0-dim tensor was given; ", op,
         " expects at least a 1-dimensional tensor; use item() for its value");
}

// Connects the views of one node.
template <const Derivative& derivative, class Rule>
void record_views(TensorList& views, const Tensor& input, Rule rule) {
  for (Tensor& view : views) view->attachments->one_of_many = true;
  if (views.empty() || !recording({&input})) return;
  const Tensor* inputs[] = {&input};
  const NodeRef node = make_node<derivative>(static_cast<uint32_t>(views.size()), inputs, {}, rule);
  for (uint32_t i = 0; i < views.size(); ++i) set_history(views[i], node, i);
}

// Consecutive parts of `sizes` positions along a dimension.
template <const Derivative& derivative>
TensorList parts(const Tensor& input, int dim, DimsView sizes) {
  TensorList result;
  result.reserve(sizes.size());
  const bool one_node = static_cast<int64_t>(sizes.size()) <= kMaxOutputs;
  int64_t start = 0;
  for (int64_t size : sizes) {
    if (one_node) {
      Dims part(input.sizes());
      part[dim] = size;
      result.push_back(make_view(input, Layout::strided(part, input.strides()),
                                 input->offset + start * input.stride(dim)));
    } else {
      result.push_back(slice(input, dim, start, start + size, 1));
    }
    start += size;
  }
  if (one_node) record_views<derivative>(result, input, SplitBack{dim});
  return result;
}

TensorList split_sections_row(const Tensor& input, DimsView sizes, int64_t dim) {
  return split_with_sizes(input, sizes, dim);
}

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
     .doc = "Joins tensors of one shape along a new dimension."},
    {.name = "unbind",
     .signature = "(Tensor input, int dim = 0) -> Tensor[]",
     .call = call<unbind>,
     .derivative = &kUnbind,
     .is_view = true,
     .samples = "(R[2,3]) (R[2,3], -1)",
     .skip = "numpy: has no such function",
     .doc = "The views at every position of a dimension."},
    {.name = "split",
     .signature = "(Tensor input, int split_size_or_sections, int dim = 0) -> Tensor[]",
     .call = call<split>,
     .derivative = &kSplit,
     .is_view = true,
     .samples = "(R[5,2], 2) (R[2,4], 3, -1)",
     .skip = "numpy: counts parts instead of sizes",
     .doc = "Views of a given size along a dimension; the last may be smaller."},
    {.name = "split",
     .signature = "(Tensor input, int[] split_size_or_sections, int dim = 0) -> Tensor[]",
     .call = call<split_sections_row>,
     .derivative = &kSplitWithSizes,
     .is_view = true,
     .samples = "(R[5,2], (2, 0, 3)) (R[2,4], (1, 3), 1)",
     .skip = "numpy: gives positions instead of sizes",
     .doc = "Views of given sizes along a dimension."},
    {.name = "chunk",
     .signature = "(Tensor input, int chunks, int dim = 0) -> Tensor[]",
     .call = call<chunk>,
     .derivative = &kSplit,
     .is_view = true,
     .samples = "(R[5,2], 2) (R[2,4], 3, -1)",
     .skip = "numpy: cuts parts of other sizes",
     .doc = "At most `chunks` views of equal size along a dimension; the last may be smaller."},
};
#undef CAT_ROW
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

TensorList unbind(const Tensor& input, int64_t dim) {
  if (input.ndim() == 0)
    fail(ErrorKind::Index, "unbind: a 0-dim tensor was given; Dimension specified as ", dim,
         " but tensor has no dimensions; use item() for its value");
  const int at = wrap_dim("unbind", dim, input.ndim());
  const int64_t count = input.size(at);
  TensorList result;
  result.reserve(size_t(count));
  if (count > kMaxOutputs) {
    for (int64_t i = 0; i < count; ++i) result.push_back(select(input, at, i));
    return result;
  }
  Dims sizes(input.sizes());
  Dims strides(input.strides());
  const int64_t step = strides[at];
  sizes.erase(at);
  strides.erase(at);
  const Ref<const Layout> layout = Layout::strided(sizes, strides);
  for (int64_t i = 0; i < count; ++i)
    result.push_back(make_view(input, layout, input->offset + i * step));
  record_views<kUnbind>(result, input, UnbindBack{at});
  return result;
}

TensorList split(const Tensor& input, int64_t size, int64_t dim) {
  refuse_scalar("split", input);
  const int at = wrap_dim("split", dim, input.ndim());
  const int64_t whole = input.size(at);
  if (size < 0)
    fail(ErrorKind::Runtime,
         "split: split expects split_size be non-negative, but got split_size=", size,
         "; give a positive size");
  if (size == 0 && whole != 0)
    fail(ErrorKind::Runtime,
         "split: split_size can only be 0 if dimension size is 0, but got dimension size of ",
         whole, "; give a positive size");
  IntList sizes;
  for (int64_t start = 0; start < whole; start += sizes.back())
    sizes.push_back(std::min(size, whole - start));
  if (sizes.empty()) sizes.push_back(0);
  return parts<kSplit>(input, at, sizes);
}

TensorList split_with_sizes(const Tensor& input, DimsView sizes, int64_t dim) {
  refuse_scalar("split", input);
  const int at = wrap_dim("split", dim, input.ndim());
  int64_t total = 0;
  for (int64_t size : sizes) {
    if (size < 0)
      fail(ErrorKind::Runtime,
           "split: split_with_sizes expects split_sizes have only non-negative entries, but got "
           "split_sizes=",
           to_string(sizes), "; every size must be 0 or more");
    total += size;
  }
  if (total != input.size(at))
    fail(ErrorKind::Runtime, "split: split_with_sizes expects split_sizes to sum exactly to ",
         input.size(at), " (input tensor's size at dimension ", at,
         "), but got split_sizes=", to_string(sizes), "; the sizes must add up");
  return parts<kSplitWithSizes>(input, at, sizes);
}

TensorList chunk(const Tensor& input, int64_t chunks, int64_t dim) {
  if (chunks <= 0)
    fail(ErrorKind::Runtime, "chunk: chunk expects `chunks` to be greater than 0, got: ", chunks,
         "; give a positive number");
  refuse_scalar("chunk", input);
  const int at = wrap_dim("chunk", dim, input.ndim());
  const int64_t whole = input.size(at);
  const int64_t size = (whole + chunks - 1) / chunks;
  // An empty dimension still gives the number of parts asked for.
  if (size == 0) return parts<kSplitWithSizes>(input, at, IntList(size_t(chunks), 0));
  return split(input, size, at);
}

}  // namespace backsweep

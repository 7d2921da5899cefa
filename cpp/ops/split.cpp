// Splitting a tensor into views along a dimension.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kUnbind{"unbind", "UnbindBackward0", "stack(all g, dim)"};
constexpr Derivative kSplit{"split", "SplitBackward0", "cat(all g, dim)"};
constexpr Derivative kSplitWithSizes{"split", "SplitWithSizesBackward0", "cat(all g, dim)"};
constexpr Derivative kUnsafeSplit{"unsafe_split", "UnsafeSplitBackward0", "cat(all g, dim)"};
constexpr Derivative kUnsafeSplitWithSizes{"unsafe_split", "UnsafeSplitWithSizesBackward0",
                                           "cat(all g, dim)"};
constexpr Derivative kTensorSplit{"tensor_split", "SliceBackward0", "g where the part was"};

// A node numbers its outputs with 16 bits; beyond, every view gets a node of its own.
constexpr int64_t kMaxOutputs = UINT16_MAX;

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

// Connects the results of one node.
template <const Derivative& derivative, class Rule>
void record_parts(TensorList& views, const Tensor& input, Rule rule) {
  if (views.empty() || !recording({&input})) return;
  const Tensor* inputs[] = {&input};
  const NodeRef node = make_node<derivative>(static_cast<uint32_t>(views.size()), inputs, {}, rule);
  for (uint32_t i = 0; i < views.size(); ++i) set_history(views[i], node, i);
}

template <const Derivative& derivative, class Rule>
void record_views(TensorList& views, const Tensor& input, Rule rule) {
  for (Tensor& view : views) view->attachments->one_of_many = true;
  record_parts<derivative>(views, input, rule);
}

// The same memory outside any view, with a version of its own: writes to it are not noticed.
Tensor untracked(const Tensor& input, const Ref<const Layout>& layout, int64_t offset) {
  return Tensor(Storage::alias(input->storage), layout, input.dtype(), offset);
}

TensorList cut_up(const Tensor& input, int dim, DimsView sizes, bool views) {
  const bool one_node = static_cast<int64_t>(sizes.size()) <= kMaxOutputs;
  if (!views && !one_node)
    fail(ErrorKind::Runtime, "unsafe_split: ", sizes.size(),
         " parts were asked for; at most 65535 are possible; use split");
  TensorList result;
  result.reserve(sizes.size());
  int64_t start = 0;
  Dims part(input.sizes());
  Ref<const Layout> layout;
  for (int64_t size : sizes) {
    if (one_node) {
      if (!layout || layout->size(dim) != size) {
        part[dim] = size;
        layout = Layout::strided(part, input.strides());
      }
      const int64_t offset = input->offset + start * input.stride(dim);
      result.push_back(views ? make_view(input, layout, offset) : untracked(input, layout, offset));
    } else {
      result.push_back(slice(input, dim, start, start + size, 1));
    }
    start += size;
  }
  return result;
}

// Consecutive parts of `sizes` positions along a dimension.
template <const Derivative& derivative, bool views = true>
TensorList parts(const Tensor& input, int dim, DimsView sizes) {
  TensorList result = cut_up(input, dim, sizes, views);
  if (!views)
    record_parts<derivative>(result, input, SplitBack{dim});
  else if (static_cast<int64_t>(sizes.size()) <= kMaxOutputs)
    record_views<derivative>(result, input, SplitBack{dim});
  return result;
}

// ---- The sizes of parts, and the dimension

struct Cut {
  int dim;
  IntList sizes;
};

Cut cut_by_size(const Tensor& input, int64_t size, int64_t dim) {
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
  Cut cut{at, {}};
  for (int64_t start = 0; start < whole; start += cut.sizes.back())
    cut.sizes.push_back(std::min(size, whole - start));
  if (cut.sizes.empty()) cut.sizes.push_back(0);
  return cut;
}

Cut cut_in_chunks(const Tensor& input, int64_t chunks, int64_t dim) {
  if (chunks <= 0)
    fail(ErrorKind::Runtime, "chunk: chunk expects `chunks` to be greater than 0, got: ", chunks,
         "; give a positive number");
  refuse_scalar("chunk", input);
  const int at = wrap_dim("chunk", dim, input.ndim());
  const int64_t whole = input.size(at);
  const int64_t size = (whole + chunks - 1) / chunks;
  // An empty dimension still gives the number of parts asked for.
  if (size == 0) return {at, IntList(size_t(chunks), 0)};
  return cut_by_size(input, size, at);
}

int check_cut(const Tensor& input, DimsView sizes, int64_t dim) {
  refuse_scalar("split", input);
  const int at = wrap_dim("split", dim, input.ndim());
  int64_t total = 0;
  for (int64_t size : sizes) {
    if (size < 0 || total > INT64_MAX - size)
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
  return at;
}

TensorList split_sections_row(const Tensor& input, DimsView sizes, int64_t dim) {
  return split_with_sizes(input, sizes, dim);
}

template <Cut (*function)(const Tensor&, int64_t, int64_t)>
TensorList unsafe_split(const Tensor& input, int64_t size, int64_t dim) {
  const Cut cut = function(input, size, dim);
  return parts<kUnsafeSplit, false>(input, cut.dim, cut.sizes);
}

TensorList unsafe_split_with_sizes(const Tensor& input, DimsView sizes, int64_t dim) {
  return parts<kUnsafeSplitWithSizes, false>(input, check_cut(input, sizes, dim), sizes);
}

// Views that end at the given positions and one for the rest, each with a node of its own.
TensorList tensor_split_at(const Tensor& input, DimsView indices, int64_t dim) {
  refuse_scalar("tensor_split", input);
  const int at = wrap_dim("tensor_split", dim, input.ndim());
  TensorList result;
  result.reserve(indices.size() + 1);
  int64_t start = 0;
  for (int64_t end : indices) {
    result.push_back(slice(input, at, start, end, 1));
    start = end;
  }
  result.push_back(slice(input, at, start, INT64_MAX, 1));
  return result;
}

TensorList tensor_split(const Tensor& input, int64_t sections, int64_t dim) {
  refuse_scalar("tensor_split", input);
  const int at = wrap_dim("tensor_split", dim, input.ndim());
  if (sections <= 0)
    fail(ErrorKind::Runtime, "tensor_split: ", sections,
         " sections were given; number of sections must be larger than 0, got ", sections);
  const int64_t size = input.size(at) / sections;
  const int64_t longer = input.size(at) % sections;
  TensorList result;
  result.reserve(static_cast<size_t>(sections));
  int64_t start = 0;
  for (int64_t i = 0; i < sections; ++i) {
    const int64_t end = start + size + (i < longer);
    result.push_back(slice(input, at, start, end, 1));
    start = end;
  }
  return result;
}

TensorList tensor_split_by(const Tensor& input, const Tensor& indices, int64_t dim) {
  if (indices.dtype() != DType::Int64 || indices.ndim() > 1)
    fail(ErrorKind::Runtime, "tensor_split: a ", indices.dtype(), " tensor of ", indices.ndim(),
         " dimensions was given; tensor_split expected tensor_indices_or_sections to be a "
         "zero-dimensional or one-dimensional tensor, and to have dtype of long");
  const Tensor positions = cast_unrecorded(indices, DType::Int64);
  if (indices.ndim() == 0) return tensor_split(input, *positions.data<int64_t>(), dim);
  return tensor_split_at(input, DimsView(positions.data<int64_t>(), size_t(positions.numel())),
                         dim);
}

// hsplit, vsplit, dsplit: tensor_split along a dimension that the name says, in equal parts.
enum class Along { Horizontal, Vertical, Depth };

template <Along along>
int checked_dim(const Tensor& input) {
  constexpr const char* kNames[] = {"hsplit", "vsplit", "dsplit"};
  constexpr const char* name = kNames[static_cast<int>(along)];
  constexpr int needed = static_cast<int>(along) + 1;
  if (input.ndim() < needed)
    fail(ErrorKind::Runtime, name, ": a tensor of shape ", to_string(input.sizes()),
         " was given; torch.", name, " requires a tensor with at least ", needed,
         " dimension, but got a tensor with ", input.ndim(), " dimensions!; use unsqueeze first");
  return along == Along::Depth ? 2 : (along == Along::Horizontal && input.ndim() > 1 ? 1 : 0);
}

template <Along along>
TensorList split_equally(const Tensor& input, int64_t sections) {
  constexpr const char* kNames[] = {"hsplit", "vsplit", "dsplit"};
  constexpr const char* name = kNames[static_cast<int>(along)];
  const int dim = checked_dim<along>(input);
  if (sections <= 0 || input.size(dim) % sections != 0)
    fail(ErrorKind::Runtime, name, ": ", sections, " sections were given for shape ",
         to_string(input.sizes()), "; torch.", name, " attempted to split along dimension ", dim,
         ", but the size of the dimension ", input.size(dim),
         " is not divisible by the split_size ", sections,
         "!; use tensor_split for parts of different sizes");
  return tensor_split(input, sections, dim);
}

template <Along along>
TensorList split_at(const Tensor& input, DimsView indices) {
  return tensor_split_at(input, indices, checked_dim<along>(input));
}

#define UNEQUAL "numpy: has no such function"
#define ALONG_ROWS(name_, along, samples_sections, samples_indices, doc_)               \
  {.name = name_,                                                                       \
   .signature = "(Tensor input, int sections) -> Tensor[]",                             \
   .call = call<split_equally<Along::along>>,                                           \
   .derivative = &kTensorSplit,                                                         \
   .is_view = true,                                                                     \
   .samples = samples_sections,                                                         \
   .doc = doc_},                                                                        \
  {                                                                                     \
    .name = name_, .signature = "(Tensor input, int() indices) -> Tensor[]",            \
    .call = call<split_at<Along::along>>, .derivative = &kTensorSplit, .is_view = true, \
    .samples = samples_indices, .doc = doc_                                             \
  }

constexpr Op kOps[] = {
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
     .signature = "(Tensor input, int() split_size_or_sections, int dim = 0) -> Tensor[]",
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
    {.name = "split_with_sizes",
     .signature = "(Tensor input, int() split_sizes, int dim = 0) -> Tensor[]",
     .call = call<split_sections_row>,
     .derivative = &kSplitWithSizes,
     .is_view = true,
     .samples = "(R[5,2], (2, 0, 3)) (R[2,4], (1, 3), 1)",
     .skip = UNEQUAL,
     .doc = "Views of given sizes along a dimension."},
    {.name = "tensor_split",
     .signature = "(Tensor input, int sections, int dim = 0) -> Tensor[]",
     .call = call<tensor_split>,
     .derivative = &kTensorSplit,
     .is_view = true,
     .samples = "(R[5,2], 2) (R[2,4], 3, -1) (R[2], 4)",
     .reference = "array_split",
     .doc = "Views along a dimension, in a number of parts whose sizes differ by at most one."},
    {.name = "tensor_split",
     .signature = "(Tensor input, int() indices, int dim = 0) -> Tensor[]",
     .call = call<tensor_split_at>,
     .derivative = &kTensorSplit,
     .is_view = true,
     .samples = "(R[5,2], (2, 3)) (R[2,4], (1, -1, 9), 1) (R[5], (3, 1)) (R[2], ())",
     .reference = "array_split",
     .doc = "Views along a dimension that is cut at given positions."},
    {.name = "tensor_split",
     .signature = "(Tensor input, Tensor tensor_indices_or_sections, int dim = 0) -> Tensor[]",
     .call = call<tensor_split_by>,
     .derivative = &kTensorSplit,
     .is_view = true,
     .samples = "(R[5,2], I[2]) (R[2,4], I[3], 1)",
     .reference = "array_split",
     .doc = "Views along a dimension that is cut at the positions in an int64 tensor."},
    ALONG_ROWS("hsplit", Horizontal, "(R[4], 2) (R[2,6], 3)", "(R[4], (1,)) (R[2,6], (1, 4))",
               "Views along dimension 1, or 0 when there is only one."),
    ALONG_ROWS("vsplit", Vertical, "(R[4,2], 2)", "(R[4,2], (1, 3))", "Views along dimension 0."),
    ALONG_ROWS("dsplit", Depth, "(R[2,1,4], 2)", "(R[2,1,4], (1, 3))", "Views along dimension 2."),
    {.name = "unsafe_split",
     .signature = "(Tensor input, int split_size, int dim = 0) -> Tensor[]",
     .call = call<unsafe_split<cut_by_size>>,
     .derivative = &kUnsafeSplit,
     .no_out = true,
     .samples = "(R[5,2], 2) (R[2,4], 3, -1)",
     .skip = UNEQUAL,
     .doc = "Like split, but the parts may be written to; the input must not be used afterwards."},
    {.name = "unsafe_split_with_sizes",
     .signature = "(Tensor input, int() split_sizes, int dim = 0) -> Tensor[]",
     .call = call<unsafe_split_with_sizes>,
     .derivative = &kUnsafeSplitWithSizes,
     .no_out = true,
     .samples = "(R[5,2], (2, 0, 3))",
     .skip = UNEQUAL,
     .doc = "Like split_with_sizes, but the parts may be written to instead of the input."},
    {.name = "unsafe_chunk",
     .signature = "(Tensor input, int chunks, int dim = 0) -> Tensor[]",
     .call = call<unsafe_split<cut_in_chunks>>,
     .derivative = &kUnsafeSplit,
     .no_out = true,
     .samples = "(R[5,2], 2) (R[2,4], 3, -1)",
     .skip = UNEQUAL,
     .doc = "Like chunk, but the parts may be written to; the input must not be used afterwards."},
};
#undef ALONG_ROWS
#undef UNEQUAL
const OpTable kTable(kOps);

}  // namespace

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
  const Cut cut = cut_by_size(input, size, dim);
  return parts<kSplit>(input, cut.dim, cut.sizes);
}

TensorList split_with_sizes(const Tensor& input, DimsView sizes, int64_t dim) {
  return parts<kSplitWithSizes>(input, check_cut(input, sizes, dim), sizes);
}

TensorList chunk(const Tensor& input, int64_t chunks, int64_t dim) {
  const Cut cut = cut_in_chunks(input, chunks, dim);
  // PyTorch's way for an empty dimension, whose parts are as many as were asked for.
  return input.size(cut.dim) == 0 ? parts<kSplitWithSizes>(input, cut.dim, cut.sizes)
                                  : parts<kSplit>(input, cut.dim, cut.sizes);
}

}  // namespace backsweep

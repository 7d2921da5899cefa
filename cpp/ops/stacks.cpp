// Joining along dimensions that the names say, and tensors of at least so many dimensions.
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kStacked{"cat", "CatBackward0", "for each input its part of g along dim"};
constexpr Derivative kBlockDiag{"block_diag", "BlockDiagBackward0",
                                "for each input its block of g"};
constexpr Derivative kAtLeast1{"atleast_1d", "ViewBackward0", "reshape(g, input.shape)"};
constexpr Derivative kAtLeast{"atleast", "UnsqueezeBackward0", "reshape(g, input.shape)"};

void check_not_empty(const char* op, const TensorList& tensors) {
  if (tensors.empty())
    fail(ErrorKind::Runtime, op, ": an empty list was given; ", op,
         " expects a non-empty TensorList; give at least one");
}

template <int dims>
Tensor atleast(const Tensor& input) {
  if (input.ndim() >= dims) return input;
  if (input.ndim() == 0) return reshape(input, Dims(dims, 1));
  Tensor result = input.ndim() == 1 ? unsqueeze(input, 0) : input;
  return dims == 3 ? unsqueeze(result, 2) : result;
}

// reshape for what is joined: a view that nobody will see need not be tracked as one.
Tensor unwatched(const Tensor& input, const Dims& sizes) {
  if (!input.is_contiguous() || recording({&input})) return reshape(input, sizes);
  return alias(input, Layout::contiguous(sizes), input->offset);
}

template <int dims>
Tensor lifted(const Tensor& input) {
  if (input.ndim() >= dims || recording({&input})) return atleast<dims>(input);
  Dims sizes(dims, 1);
  for (int dim = 0; dim < input.ndim(); ++dim)  // those of one dimension are rows
    sizes[input.ndim() == 1 ? 1 : dim] = input.size(dim);
  return unwatched(input, sizes);
}

template <int dims>
TensorList all_lifted(const TensorList& tensors) {
  TensorList result;
  result.reserve(tensors.size());
  for (const Tensor& tensor : tensors) result.push_back(lifted<dims>(tensor));
  return result;
}

template <int dims>
TensorList atleast_all(const TensorList& tensors) {
  TensorList result;
  for (const Tensor& tensor : tensors) result.push_back(atleast<dims>(tensor));
  return result;
}

Tensor hstack(const TensorList& tensors) {
  check_not_empty("hstack", tensors);
  const TensorList parts = all_lifted<1>(tensors);
  return cat(parts, parts[0].ndim() == 1 ? 0 : 1);
}
Tensor vstack(const TensorList& tensors) {
  check_not_empty("vstack", tensors);
  return cat(all_lifted<2>(tensors), 0);
}
Tensor dstack(const TensorList& tensors) {
  check_not_empty("dstack", tensors);
  return cat(all_lifted<3>(tensors), 2);
}
Tensor column_stack(const TensorList& tensors) {
  check_not_empty("column_stack", tensors);
  TensorList columns;
  columns.reserve(tensors.size());
  for (const Tensor& tensor : tensors)
    columns.push_back(tensor.ndim() > 1 ? tensor : unwatched(tensor, {tensor.numel(), 1}));
  return cat(columns, 1);
}

struct Block {
  int64_t row, column, rows, columns;
};

struct BlockDiagBack {
  std::vector<Block> blocks;
  std::vector<Ref<const Layout>> layouts;
  void operator()(Backward& backward) const {
    for (uint32_t i = 0; i < blocks.size(); ++i) {
      if (!backward.needs(i)) continue;
      const Block& block = blocks[i];
      const Tensor rows = slice(backward.gradient(), 0, block.row, block.row + block.rows, 1);
      const Tensor part = slice(rows, 1, block.column, block.column + block.columns, 1);
      backward.set(i, reshape(part, layouts[i]->sizes()));
    }
  }
};

Tensor block_diag(const TensorList& tensors) {
  if (tensors.empty()) return empty(Dims{1, 0}, default_dtype());
  BlockDiagBack rule;
  DType dtype = tensors[0].dtype();
  int64_t row = 0;
  int64_t column = 0;
  for (const Tensor& tensor : tensors) {
    if (tensor.ndim() > 2)
      fail(ErrorKind::Runtime, "block_diag: torch.block_diag: Input tensors must have 2 or fewer ",
           "dimensions. Input ", rule.blocks.size(), " has ", tensor.ndim(),
           " dimensions; reshape it");
    const int64_t rows = tensor.ndim() == 2 ? tensor.size(0) : 1;
    const int64_t columns = tensor.ndim() == 2 ? tensor.size(1) : tensor.numel();
    rule.blocks.push_back({row, column, rows, columns});
    rule.layouts.push_back(tensor.layout_ref());
    row += rows;
    column += columns;
    dtype = promote(dtype, tensor.dtype());
  }
  Tensor result = zeros(Dims{row, column}, dtype);
  for (size_t i = 0; i < tensors.size(); ++i) {
    const Block& block = rule.blocks[i];
    const Dims sizes{block.rows, block.columns};
    const GradMode mode(false);
    copy_unrecorded(
        alias(result, Layout::strided(sizes, result.strides()), block.row * column + block.column),
        tensors[i].ndim() == 2 ? tensors[i] : unwatched(tensors[i], sizes));
  }
  record_list<kBlockDiag>(result, tensors, {}, std::move(rule));
  return result;
}

#define ATLEAST(name_, dims, derivative_, samples_, doc_)                                     \
  {.name = name_,                                                                             \
   .signature = "(Tensor input) -> Tensor",                                                   \
   .call = call<atleast<dims>>,                                                               \
   .derivative = &derivative_,                                                                \
   .forms = OpForms::kFunction,                                                               \
   .is_view = true,                                                                           \
   .samples = samples_,                                                                       \
   .doc = doc_},                                                                              \
  {                                                                                           \
    .name = name_, .signature = "(Tensor... tensors = ()) -> Tensor[]",                       \
    .call = call<atleast_all<dims>>, .derivative = &derivative_, .forms = OpForms::kFunction, \
    .is_view = true, .samples = "(R[], R[2]) ([R[2]])", .doc = doc_                           \
  }

constexpr Op kOps[] = {
    {.name = "hstack",
     .signature = "(Tensor[] tensors) -> Tensor",
     .call = call<hstack>,
     .derivative = &kStacked,
     .forms = OpForms::kFunction,
     .samples = "([R[2], R[3]],) ([R[2,1], R[2,3]],) ([R[], R[2]],)",
     .doc = "Joins tensors along dimension 1, or 0 when they have only one."},
    {.name = "vstack",
     .signature = "(Tensor[] tensors) -> Tensor",
     .call = call<vstack>,
     .derivative = &kStacked,
     .forms = OpForms::kFunction,
     .aliases = "row_stack",
     .samples = "([R[3], R[2,3]],) ([R[2,1], R[3,1]],) ([R[], R[1]],)",
     .doc = "Joins tensors along dimension 0; those of one dimension are rows."},
    {.name = "dstack",
     .signature = "(Tensor[] tensors) -> Tensor",
     .call = call<dstack>,
     .derivative = &kStacked,
     .forms = OpForms::kFunction,
     .samples = "([R[3], R[3]],) ([R[2,3], R[2,3]],) ([R[2,1,1], R[2,1,2]],) ([R[], R[]],)",
     .doc = "Joins tensors along dimension 2, which is added where it is missing."},
    {.name = "column_stack",
     .signature = "(Tensor[] tensors) -> Tensor",
     .call = call<column_stack>,
     .derivative = &kStacked,
     .forms = OpForms::kFunction,
     .samples = "([R[3], R[3]],) ([R[3], R[3,2]],)",
     .doc = "Joins tensors along dimension 1; those of one dimension are columns."},
    {.name = "block_diag",
     .signature = "(Tensor... tensors = ()) -> Tensor",
     .call = call<block_diag>,
     .derivative = &kBlockDiag,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(R[2,2], R[1,3]) (R[2], R[], R[2,1]) (R[2,0], R[1,2])",
     .doc = "A matrix with the given matrices along its diagonal; rows and numbers are matrices."},
    ATLEAST("atleast_1d", 1, kAtLeast1, "(R[]) (R[2])",
            "The tensor with a dimension when it has none."),
    ATLEAST("atleast_2d", 2, kAtLeast, "(R[]) (R[2]) (R[2,3])",
            "The tensor with at least two dimensions; one dimension becomes a row."),
    ATLEAST("atleast_3d", 3, kAtLeast, "(R[]) (R[2]) (R[2,3]) (R[1,2,3])",
            "The tensor with at least three dimensions; the new last one has size 1."),
};
#undef ATLEAST
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

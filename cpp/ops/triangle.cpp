// Triangles of matrices: tril, triu, and the indices of their elements.
#include "kernels/move.hpp"
#include "ops/cast.hpp"
#include "ops/in_place.hpp"
#include "ops/op.hpp"
#include "ops/record.hpp"
#include "ops/view.hpp"

namespace backsweep {
namespace {

constexpr Derivative kTril{"tril", "TrilBackward0", "tril(g, diagonal)"};
constexpr Derivative kTriu{"triu", "TriuBackward0", "triu(g, diagonal)"};

template <bool upper>
constexpr const char* kName = upper ? "triu" : "tril";

template <bool upper>
void check_matrices(const Tensor& input) {
  if (input.ndim() < 2)
    fail(ErrorKind::Runtime, kName<upper>, ": a tensor of shape ", to_string(input.sizes()),
         " was given; ", kName<upper>,
         ": input tensor must have at least 2 dimensions; use unsqueeze or reshape");
}

// Without the parts of a diagonal's number that are outside every matrix, so that sums stay small.
int64_t bounded(int64_t diagonal, int64_t rows, int64_t columns) {
  return std::clamp(diagonal, -rows - 1, columns + 1);
}

template <bool upper>
void cut(const Tensor& out, const Tensor& source, int64_t diagonal) {
  if (source.numel() == 0) return;
  const int matrix_dim = source.ndim() - 2;
  const auto item = static_cast<int64_t>(item_size(source.dtype()));
  TriangleArguments arguments{};
  arguments.out = out.raw();
  arguments.source = source.raw();
  arguments.item_size = item;
  arguments.rows = source.size(matrix_dim);
  arguments.columns = source.size(matrix_dim + 1);
  arguments.matrices = source.numel() / (arguments.rows * arguments.columns);
  arguments.diagonal = bounded(diagonal, arguments.rows, arguments.columns);
  arguments.keeps_upper = upper;
  arguments.in_place = out.impl() == source.impl();
  arguments.batch_dims = matrix_dim;
  for (int dim = 0; dim < matrix_dim; ++dim) {
    arguments.batch_sizes[dim] = source.size(dim);
    arguments.batch_strides[dim] = source.stride(dim) * item;
  }
  arguments.row_stride = source.stride(matrix_dim) * item;
  arguments.column_stride = source.stride(matrix_dim + 1) * item;
  launch(kName<upper>, run_triangle, arguments, source.numel());
}

template <bool upper>
struct TriangleBack {
  int64_t diagonal;
  void operator()(Backward& backward) const {
    const Tensor& g = backward.gradient();
    backward.set(0, upper ? triu(g, diagonal) : tril(g, diagonal));
  }
};

template <bool upper>
Tensor triangle(const Tensor& input, int64_t diagonal) {
  check_matrices<upper>(input);
  Tensor result = empty(input.sizes(), input.dtype());
  // What has gaps is copied first, and cut where it then lies.
  const bool gaps = input.stride(input.ndim() - 1) != 1;
  if (gaps) copy_unrecorded(result, input);
  cut<upper>(result, gaps ? result : input, diagonal);
  record<(upper ? kTriu : kTril)>(result, {&input}, {}, TriangleBack<upper>{diagonal});
  return result;
}

template <bool upper>
Value triangle_(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  const int64_t diagonal = std::get<int64_t>(arguments[1]);
  check_matrices<upper>(input);
  check_expanded(upper ? "triu_" : "tril_", input, nullptr);
  const Tensor* inputs[] = {&input};
  NodeRef node;
  if (recording({&input}))
    node = make_node<(upper ? kTriu : kTril)>(1, inputs, {}, TriangleBack<upper>{diagonal});
  cut<upper>(input, input, diagonal);
  mark_written(input);
  if (node) {
    node->output(0) = {input.layout_ref(), input.dtype()};
    rebase_history(input, std::move(node), 0);
  }
  return {};
}

// Both coordinates of a triangle's elements, row by row.
struct IndicesArguments {
  char* out;
  int64_t count, rows, columns, offset;
  bool upper;
  bool wide;  // int64, else int32
};

int64_t first_column(const IndicesArguments& arguments, int64_t row) {
  return arguments.upper ? std::clamp<int64_t>(row + arguments.offset, 0, arguments.columns) : 0;
}
int64_t end_column(const IndicesArguments& arguments, int64_t row) {
  return arguments.upper ? arguments.columns
                         : std::clamp<int64_t>(row + arguments.offset + 1, 0, arguments.columns);
}

template <class T>
void write_indices(const IndicesArguments& arguments) {
  T* rows = reinterpret_cast<T*>(arguments.out);
  T* columns = rows + arguments.count;
  for (int64_t row = 0; row < arguments.rows; ++row) {
    const int64_t end = end_column(arguments, row);
    for (int64_t column = first_column(arguments, row); column < end; ++column) {
      *rows++ = static_cast<T>(row);
      *columns++ = static_cast<T>(column);
    }
  }
}

void run_indices(const IndicesArguments& arguments) {
  arguments.wide ? write_indices<int64_t>(arguments) : write_indices<int32_t>(arguments);
}

template <bool upper>
Tensor triangle_indices(int64_t rows, int64_t columns, int64_t offset, std::optional<DType> dtype,
                        std::optional<bool>) {
  const char* name = upper ? "triu_indices" : "tril_indices";
  if (rows < 0 || columns < 0)
    fail(ErrorKind::Runtime, name, ": row ", rows, " and col ", columns, " were given; ",
         rows < 0 ? "row" : "col", " must be non-negative, got", rows < 0 ? rows : columns);
  const DType wanted = dtype.value_or(DType::Int64);
  if (wanted != DType::Int64 && wanted != DType::Int32)
    fail(ErrorKind::NotImplemented, name, ": dtype ", wanted, " was given; \"", name,
         "\" not implemented for this dtype: int64 or int32 is required");
  IndicesArguments arguments{
      nullptr, 0, rows, columns, bounded(offset, rows, columns), upper, wanted == DType::Int64};
  for (int64_t row = 0; row < rows; ++row)
    arguments.count +=
        std::max<int64_t>(0, end_column(arguments, row) - first_column(arguments, row));
  Tensor result = empty(Dims{2, arguments.count}, wanted);
  arguments.out = result.raw();
  launch(name, run_indices, arguments, result.numel());
  return result;
}

#define INDICES_SIGNATURE \
  "(int row, int col, int offset = 0, *, dtype? dtype=None, device? device=None) -> Tensor"
#define TRIANGLE_SAMPLES \
  "(R[3,4]) (R[4,3], 1) (R[2,3,3], -1) (R[3,3], 10) (R[3,3], -10) (R[2,0]) (R[2,2,3,2], 0)"

constexpr Op kOps[] = {
    {.name = "tril",
     .signature = "(Tensor input, int diagonal = 0) -> Tensor",
     .call = call<tril>,
     .derivative = &kTril,
     .call_in_place = triangle_<false>,
     .samples = TRIANGLE_SAMPLES,
     .doc = "The lower triangle of the matrices, up to a diagonal; zeros above."},
    {.name = "triu",
     .signature = "(Tensor input, int diagonal = 0) -> Tensor",
     .call = call<triu>,
     .derivative = &kTriu,
     .call_in_place = triangle_<true>,
     .samples = TRIANGLE_SAMPLES,
     .doc = "The upper triangle of the matrices, from a diagonal on; zeros below."},
    {.name = "tril_indices",
     .signature = INDICES_SIGNATURE,
     .call = call<triangle_indices<false>>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(3, 3) (3, 4, 1) (4, 3, -1) (0, 3) (3, 3, -5)",
     .doc = "Rows and columns of the elements of a lower triangle, as a tensor of shape [2, n]."},
    {.name = "triu_indices",
     .signature = INDICES_SIGNATURE,
     .call = call<triangle_indices<true>>,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(3, 3) (3, 4, 1) (4, 3, -1) (0, 3) (3, 3, 5)",
     .doc = "Rows and columns of the elements of an upper triangle, as a tensor of shape [2, n]."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor tril(const Tensor& input, int64_t diagonal) {
  return triangle<false>(input, diagonal);
}
Tensor triu(const Tensor& input, int64_t diagonal) {
  return triangle<true>(input, diagonal);
}

}  // namespace backsweep

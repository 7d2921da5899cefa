// searchsorted, bucketize, isin.
#include "kernels/search.hpp"
#include "kernels/count.hpp"
#include "kernels/launch.hpp"
#include "ops/elementwise.hpp"
#include "ops/indexed.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/sort.hpp"

namespace backsweep {
namespace {

// Contiguous, in a dtype, outside any graph.
Tensor prepared(const Tensor& tensor, DType dtype) {
  if (tensor.dtype() == dtype && tensor.is_contiguous()) return tensor;
  Tensor result = empty(tensor.sizes(), dtype);
  copy_unrecorded(result, tensor);
  return result;
}

// Both in one dtype; a number becomes a 0-d tensor.
struct Operands {
  Tensor sorted, values;
};
Operands in_one_dtype(const char* op, const Tensor& sorted, const TensorOrNumber& values) {
  const auto* tensor = std::get_if<Tensor>(&values);
  const auto* number = std::get_if<Number>(&values);
  const DType joint = tensor ? result_type(sorted, *tensor) : result_type(sorted, *number);
  if (joint == DType::Bool)
    fail(ErrorKind::NotImplemented, op,
         ": bool tensors were given; \"searchsorted_out_cpu\" not implemented for 'Bool'; convert ",
         "with .to(uint8)");
  const DType dtype = is_floating(joint) ? joint : DType::Int64;  // what the kernel has
  return {prepared(sorted, dtype), tensor ? prepared(*tensor, dtype) : scalar(*number, dtype)};
}

void check_shapes(const char* op, const Tensor& sorted, const Tensor& values) {
  if (sorted.ndim() == 0)
    fail(ErrorKind::Runtime, op, ": a 0-d tensor was given; torch.searchsorted(): input value can ",
         "be a scalar only when boundaries tensor dimension is 1, and the boundaries need one; ",
         "use unsqueeze(0)");
  if (sorted.ndim() == 1) return;
  if (values.ndim() == 0)
    fail(ErrorKind::Runtime, op, ": torch.searchsorted(): input value can be a scalar only when ",
         "boundaries tensor dimension is 1, but we got boundaries tensor dim(", sorted.ndim(),
         ") and input value's dim(0) numel(1); give a tensor of values for each row");
  bool same = sorted.ndim() == values.ndim();
  for (int d = 0; same && d + 1 < sorted.ndim(); ++d) same = sorted.size(d) == values.size(d);
  if (!same)
    fail(ErrorKind::Runtime, op, ": torch.searchsorted(): boundaries tensor should be 1 dimension ",
         "or the first N-1 dimensions of boundaries tensor and input value tensor must match, but ",
         "we got boundaries tensor ", to_string(sorted.sizes()), " and input value tensor ",
         to_string(values.sizes()), "; give values for each row");
}

Tensor search(const char* op, const Tensor& given_sorted, const TensorOrNumber& given_values,
              bool right, bool out_int32, const std::optional<Tensor>& given_sorter) {
  const auto [sorted, values] = in_one_dtype(op, given_sorted, given_values);
  check_shapes(op, sorted, values);
  Tensor sorter;
  const int64_t length = sorted.size(sorted.ndim() - 1);
  if (given_sorter) {
    if (!same_sizes(given_sorter->layout(), given_sorted.layout()))
      fail(ErrorKind::Runtime, op,
           ": torch.searchsorted(): boundary and sorter must have the same ",
           "size, but got boundary tensor ", to_string(given_sorted.sizes()),
           "and got sorter tensor ", to_string(given_sorter->sizes()),
           "; the sorter is argsort(boundaries)");
    if (given_sorter->dtype() != DType::Int64)
      fail(ErrorKind::Runtime, op, ": a sorter of dtype ", given_sorter->dtype(),
           " was given; torch.searchsorted(): sorter must be a tensor of long dtype but got dtype ",
           given_sorter->dtype(), "; convert it with .long()");
    sorter = prepared(*given_sorter, DType::Int64);
    if (value_outside(sorter, 0, length))
      fail(ErrorKind::Runtime, op, ": torch.searchsorted(): sorter index out of range; the sorter ",
           "is argsort(boundaries)");
  }
  Tensor places = empty(values.sizes(), DType::Int64);
  const int64_t rows = sorted.ndim() == 1 ? 1 : (length ? sorted.numel() / length : 0);
  if (length == 0 || values.numel() == 0)
    fill_unrecorded(places, Number(0));
  else
    launch(
        op, kernels::search_sorted,
        {sorted.dtype(), right, sorted.raw(), sorter.defined() ? sorter.data<int64_t>() : nullptr,
         rows, length, values.raw(), values.numel() / rows, places.data<int64_t>()},
        values.numel() * 16);
  return out_int32 ? cast_unrecorded(places, DType::Int32) : places;
}

Tensor searchsorted(const Tensor& sorted, const TensorOrNumber& values, bool out_int32, bool right,
                    const std::optional<std::string>& side, const std::optional<Tensor>& sorter) {
  if (side && *side != "left" && *side != "right")
    fail(ErrorKind::Runtime, "searchsorted: torch.searchsorted(): side can only be 'left' or ",
         "'right' but got ", *side, "; leave it out for 'left'");
  if (side && *side == "left" && right)
    fail(ErrorKind::Runtime, "searchsorted: torch.searchsorted(): side and right can't be set to ",
         "opposites, got side of left while right was True; give one of them");
  return search("searchsorted", sorted, values, right || (side && *side == "right"), out_int32,
                sorter);
}

Tensor bucketize(const TensorOrNumber& input, const Tensor& boundaries, bool out_int32,
                 bool right) {
  if (boundaries.ndim() != 1)
    fail(ErrorKind::Runtime, "bucketize: boundaries of shape ", to_string(boundaries.sizes()),
         " were given; boundaries tensor must be 1 dimension, but got dim(", boundaries.ndim(),
         "); use searchsorted for rows");
  return search("bucketize", boundaries, input, right, out_int32, std::nullopt);
}

Tensor as_tensor(const TensorOrNumber& operand) {
  if (const auto* tensor = std::get_if<Tensor>(&operand)) return *tensor;
  const Number& number = std::get<Number>(operand);
  return scalar(number, number.is_floating() ? default_dtype() : number.dtype());
}

// For integers that lie close together: nothing when a table would be too large.
std::optional<Tensor> isin_by_table(const Tensor& given_elements, const Tensor& given_tests,
                                    bool invert) {
  const Tensor elements = prepared(given_elements, DType::Int64);
  const Tensor tests = prepared(given_tests, DType::Int64);
  int64_t low = 0;
  int64_t high = 0;
  launch("isin", kernels::find_range, {tests.data<int64_t>(), tests.numel(), &low, &high},
         tests.numel());
  const uint64_t range = static_cast<uint64_t>(high) - static_cast<uint64_t>(low);
  if (range > static_cast<uint64_t>(4 * (elements.numel() + tests.numel()))) return std::nullopt;
  const Tensor table = zeros(Dims{static_cast<int64_t>(range) + 1}, DType::Bool);
  Tensor found = empty(elements.sizes(), DType::Bool);
  launch("isin", kernels::search_table,
         {elements.data<int64_t>(), elements.numel(), tests.data<int64_t>(), tests.numel(), low,
          high, table.data<bool>(), invert, found.data<bool>()},
         elements.numel() + tests.numel());
  return found;
}

Tensor isin(const TensorOrNumber& given_elements, const TensorOrNumber& given_tests, bool,
            bool invert) {
  const GradMode mode(false);
  const Tensor whole_elements = as_tensor(given_elements);
  const Tensor whole_tests = as_tensor(given_tests);
  if (whole_elements.dtype() == DType::Bool || whole_tests.dtype() == DType::Bool)
    fail(ErrorKind::Runtime,
         "isin: a bool tensor was given; Unsupported input type encountered for ",
         "isin(): Bool; convert with .to(uint8)");
  const DType dtype = result_type(whole_elements, whole_tests);
  const Tensor elements = prepared(whole_elements, dtype);
  const Tensor tests = reshape(prepared(whole_tests, dtype), Dims{-1});
  const int64_t count = tests.numel();
  if (count == 0) return full(elements.sizes(), Number(invert), DType::Bool);
  if (is_integral(dtype))
    if (std::optional<Tensor> found = isin_by_table(elements, tests, invert)) return *found;
  const Tensor sorted = sort_unrecorded("isin", tests, 0, count, false).values;
  const Tensor places = search("isin", sorted, elements, false, false, std::nullopt);
  // The first element that is not smaller; what lies beyond the last is compared with the last.
  const Tensor inside = where(eq(places, Number(count)), Number(count - 1), places);
  IndexedPlan plan(inside.sizes(), Dims(inside.ndim(), 0), inside.strides(), inside);
  plan.size = count;
  plan.step = 1;
  const Tensor found = empty(elements.sizes(), dtype);
  run_indexed("isin", IndexedOperation::Read, plan, found, found.strides(), sorted);
  return invert ? ne(found, elements) : eq(found, elements);
}

constexpr Op kOps[] = {
    {.name = "searchsorted",
     .signature = "(Tensor sorted_sequence, Tensor|Number input, *, bool out_int32=False, bool "
                  "right=False, str? side=None, Tensor? sorter=None) -> Tensor",
     .call = call<searchsorted>,
     .forms = OpForms::kFunction,
     .samples = "(A([-2.0, 0.0, 0.5, 0.5, 2.0]), R[3]) (A([[0.0, 1.0], [0.5, 2.0]]), R[2,3]) "
                "(A([0.0, 1.0, 2.0]), 1.0) (A([]), A([1, 2]))",
     .doc = "Where values would be inserted into sorted rows to keep them sorted."},
    {.name = "bucketize",
     .signature = "(Tensor|Number input, Tensor boundaries, *, bool out_int32=False, bool "
                  "right=False) -> Tensor",
     .call = call<bucketize>,
     .forms = OpForms::kFunction,
     .samples = "(R[2,3], A([-2.0, 0.0, 0.5, 0.5, 2.0])) (1.0, A([0.0, 1.0, 2.0]))",
     .doc = "Between which boundaries each element lies."},
    {.name = "isin",
     .signature = "(Tensor|Number elements, Tensor|Number test_elements, *, bool "
                  "assume_unique=False, bool invert=False) -> Tensor",
     .call = call<isin>,
     .forms = OpForms::kFunction,
     .samples = "(I[2,3], A([1, 3])) (I[5], 2) (2, I[5]) (R[3], A([]))",
     .doc = "Whether each element is among the others."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

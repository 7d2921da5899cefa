// unique and unique_consecutive.
#include "kernels/count.hpp"
#include "kernels/launch.hpp"
#include "ops/index_along.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/refuse.hpp"
#include "ops/sort.hpp"

namespace backsweep {
namespace {

constexpr Derivative kUnique{"unique", "Unique2Backward0", "not differentiable"};
constexpr Derivative kUniqueDim{"unique", "UniqueDimBackward0", "not differentiable"};
constexpr Derivative kConsecutive{"unique_consecutive", "UniqueConsecutiveBackward0",
                                  "not differentiable"};
constexpr Derivative kConsecutiveDim{"unique_consecutive", "UniqueDimConsecutiveBackward0",
                                     "not differentiable"};

struct Groups {
  Tensor starts;   // the first row of each
  Tensor inverse;  // the group of each row, undefined unless wanted
  int64_t count = 0;
};

Groups group(const Tensor& rows, int64_t count, int64_t width, const Tensor& order, bool inverse) {
  Groups groups;
  groups.starts = empty(Dims{count}, DType::Int64);
  if (inverse) groups.inverse = empty(Dims{count}, DType::Int64);
  launch("unique", kernels::group_rows,
         {rows.dtype(), rows.raw(), count, width, order.defined() ? order.data<int64_t>() : nullptr,
          inverse ? groups.inverse.data<int64_t>() : nullptr, groups.starts.data<int64_t>(),
          &groups.count},
         count * width);
  groups.starts = alias(groups.starts, Layout::contiguous(Dims{groups.count}), 0);
  return groups;
}

// How many rows each group has.
Tensor counts_of(const Groups& groups, int64_t rows) {
  Tensor counts = empty(Dims{groups.count}, DType::Int64);
  const int64_t* starts = groups.starts.data<int64_t>();
  for (int64_t i = 0; i < groups.count; ++i)
    counts.data<int64_t>()[i] = (i + 1 < groups.count ? starts[i + 1] : rows) - starts[i];
  return counts;
}

Value answer(Tensor&& values, Groups& groups, int64_t rows, DimsView inverse_sizes, bool inverse,
             bool counts) {
  if (!inverse && !counts) return std::move(values);
  TensorList results{std::move(values)};
  if (inverse) results.push_back(view(groups.inverse, inverse_sizes));
  if (counts) results.push_back(counts_of(groups, rows));
  return results;
}

// Of the flattened tensor.
template <const Derivative& derivative>
Value unique_elements(const Tensor& input, bool sorted, bool inverse, bool counts) {
  const int64_t count = input.numel();
  Tensor values;
  Groups groups;
  {
    const GradMode mode(false);
    Tensor flat = input;
    if (input.ndim() != 1) {
      const Tensor whole = contiguous(input);
      flat = alias(whole, Layout::contiguous(Dims{count}), whole->offset);
    }
    Tensor order;
    if (sorted) {
      Sorted result = sort_unrecorded("unique", flat, 0, count, false);
      flat = std::move(result.values);
      order = std::move(result.indices);
    } else {
      flat = contiguous(flat);
    }
    if (!sorted && !inverse && count > 0) {
      const Tensor starts = empty(Dims{count}, DType::Bool);
      *starts.data<bool>() = true;
      copy_unrecorded(slice(starts, 0, 1, count, 1),
                      ne(slice(flat, 0, 1, count, 1), slice(flat, 0, 0, count - 1, 1)));
      values = pack_unrecorded(flat, starts);
      if (counts) groups.starts = flat_nonzero(starts);
      groups.count = values.numel();
    } else {
      groups = group(flat, count, 1, order, inverse);
      // Where all elements differ, those in order are the answer.
      values = sorted && groups.count == count ? flat : index_select(flat, 0, groups.starts);
    }
  }
  record<derivative>(values, {&input}, {}, RefuseBack{});
  return answer(std::move(values), groups, count, input.sizes(), inverse, counts);
}

// Of the parts along a dimension.
template <const Derivative& derivative>
Value unique_parts(const char* op, const Tensor& input, int64_t given_dim, bool sorted,
                   bool inverse, bool counts) {
  if (input.ndim() == 0)
    fail(ErrorKind::Index, op, ": a 0-d tensor was given with dim=", given_dim,
         "; there is no dimension to compare along; leave dim out");
  const int dim = wrap_dim(op, given_dim, input.ndim());
  const int64_t count = input.size(dim);
  Tensor values;
  Groups groups;
  {
    const GradMode mode(false);
    Tensor rows = contiguous(transpose(input, 0, dim));
    const int64_t width = count ? rows.numel() / count : 0;
    if (count && !width)
      fail(ErrorKind::Runtime, op, ": a tensor of shape ", to_string(input.sizes()),
           " was given; There are 0 sized dimensions, and they aren't selected, so unique cannot "
           "be ",
           "applied");
    Tensor order;
    if (sorted) {
      order = empty(Dims{count}, DType::Int64);
      const DType wide = is_floating(rows.dtype()) ? DType::Float64 : DType::Int64;
      const Tensor keys = rows.dtype() == wide ? rows : cast_unrecorded(rows, wide);
      launch(op, kernels::order_rows, {wide, keys.raw(), count, width, order.data<int64_t>()},
             count * width * 8);
      rows = index_select(rows, 0, order);
    }
    groups = group(rows, count, width, order, inverse);
    values = contiguous(transpose(index_select(rows, 0, groups.starts), 0, dim));
  }
  record<derivative>(values, {&input}, {}, RefuseBack{});
  return answer(std::move(values), groups, count, Dims{count}, inverse, counts);
}

// The results are sorted whether that is asked for or not.
Value unique_row(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  const bool inverse = std::get<bool>(arguments[2]);
  const bool counts = std::get<bool>(arguments[3]);
  if (const auto* dim = std::get_if<int64_t>(&arguments[4]))
    return unique_parts<kUniqueDim>("unique", input, *dim, true, inverse, counts);
  return unique_elements<kUnique>(input, true, inverse, counts);
}

Value unique_consecutive_row(std::span<Value> arguments) {
  const Tensor& input = std::get<Tensor>(arguments[0]);
  const bool inverse = std::get<bool>(arguments[1]);
  const bool counts = std::get<bool>(arguments[2]);
  if (const auto* dim = std::get_if<int64_t>(&arguments[3]))
    return unique_parts<kConsecutiveDim>("unique_consecutive", input, *dim, false, inverse, counts);
  return unique_elements<kConsecutive>(input, false, inverse, counts);
}

constexpr Op kOps[] = {
    {.name = "unique",
     .signature = "(Tensor input, bool sorted=True, bool return_inverse=False, bool "
                  "return_counts=False, int? dim=None) -> Tensor",
     .call = unique_row,
     .derivative = &kUnique,
     .no_out = true,
     .samples = "(I[2,3],) (I[7], True, True, True) (I[6,1], True, True, True, 0) (I[0],) (I[],)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "The different elements in order, with their places and counts if wanted."},
    {.name = "unique_consecutive",
     .signature = "(Tensor input, bool return_inverse=False, bool return_counts=False, int? "
                  "dim=None) -> Tensor",
     .call = unique_consecutive_row,
     .derivative = &kConsecutive,
     .no_out = true,
     .samples = "(I[2,3],) (I[9], True, True) (I[9,1], True, True, 0)",
     .skip = "gradient: refused, as by PyTorch",
     .doc = "The first element of each run of equal ones, with places and counts if wanted."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

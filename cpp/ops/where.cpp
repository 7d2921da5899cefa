// Selection by a condition.
#include "ops/elementwise.hpp"
#include "ops/masked.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kWhere{"where", "WhereBackward0",
                            "None; where(condition, g, 0); where(condition, 0, g)"};

// Nothing flows into the branch that was not taken, so its NaN or infinity does no harm.
Tensor select_elements(const Tensor& given, const Tensor& a, const Tensor& b, DType dtype) {
  if (given.dtype() != DType::Bool && given.dtype() != DType::UInt8)
    fail(
        ErrorKind::Runtime, "where: a condition of dtype ", given.dtype(),
        " was given; where expected condition to be a boolean tensor, but got a tensor with dtype ",
        given.dtype(), "; compare first, as in where(x > 0, a, b)");
  // As PyTorch, which has had bytes for conditions before there was bool.
  const Tensor condition =
      given.dtype() == DType::Bool ? given : cast_unrecorded(given, DType::Bool);
  const Tensor a_converted = a.dtype() == dtype ? a : cast_unrecorded(a, dtype);
  const Tensor b_converted = b.dtype() == dtype ? b : cast_unrecorded(b, dtype);
  const Dims sizes =
      broadcast_sizes("where", broadcast_sizes("where", condition.sizes(), a.sizes()), b.sizes());
  Tensor result = empty_result(sizes, dtype, {&a, &b, &condition});
  run_elementwise("where", cast_kernels.where[static_cast<int>(dtype)], result,
                  {&condition, &a_converted, &b_converted});
  if (is_floating(dtype))
    record<kWhere>(result, {&condition, &a, &b}, {{&condition, Saved::input(0)}},
                   [](Backward& backward) {
                     const Tensor& g = backward.gradient();
                     const Tensor mask = backward.saved(0);
                     if (backward.needs(1)) backward.set(1, where(mask, g, Number(0.0)));
                     if (backward.needs(2)) backward.set(2, where(mask, Number(0.0), g));
                   });
  return result;
}

Tensor where_row(const Tensor& condition, const TensorOrNumber& a, const TensorOrNumber& b) {
  const auto* a_tensor = std::get_if<Tensor>(&a);
  const auto* b_tensor = std::get_if<Tensor>(&b);
  if (a_tensor && b_tensor) return where(condition, *a_tensor, *b_tensor);
  if (a_tensor) return where(condition, *a_tensor, std::get<Number>(b));
  if (b_tensor) return where(condition, std::get<Number>(a), *b_tensor);
  const Number& first = std::get<Number>(a);
  const Number& second = std::get<Number>(b);
  const DType wide = promote(first.dtype(), second.dtype());
  const DType dtype = wide == DType::Float64 ? default_dtype() : wide;
  return select_elements(condition, scalar(first, dtype), scalar(second, dtype), dtype);
}

// The method has the condition in the middle.
Tensor where_method(const Tensor& a, const Tensor& condition, const TensorOrNumber& b) {
  return where_row(condition, a, b);
}

Value where_nonzero(std::span<Value> arguments) {
  return nonzero_numpy(std::get<Tensor>(arguments[0]));
}

constexpr Op kOps[] = {
    {.name = "where",
     .signature = "(Tensor condition, Tensor|Number input, Tensor|Number other) -> Tensor",
     .call = call<where_row>,
     .derivative = &kWhere,
     .forms = OpForms::kFunction,
     .samples = "(B[2,3], R[2,3], R[2,3]) (B[3], R[2,3], R[1]) (B[], R[], R[2])",
     .example = "(B[2,2], R[2,2], 0)",
     .doc =
         "input where condition holds, else other; no gradient flows into the branch not taken."},
    {.name = "where",
     .signature = "(Tensor condition) -> Tensor[]",
     .call = where_nonzero,
     .forms = OpForms::kFunction,
     .no_out = true,
     .samples = "(I[2,3],) (B[5],) (I[2,0],) (B[],)",
     .doc =
         "With a condition alone: the places where it holds, a tensor of indices per dimension."},
    {.name = "where",
     .signature = "(Tensor input, Tensor condition, Tensor|Number other) -> Tensor",
     .call = call<where_method>,
     .derivative = &kWhere,
     .forms = OpForms::kMethod,
     .samples = "(R[2,3], B[2,3], R[2,3]) (R[3], B[2,1], 2) (R[], B[], R[2])",
     .doc =
         "input where condition holds, else other; no gradient flows into the branch not taken."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor where(const Tensor& condition, const Tensor& a, const Tensor& b) {
  return select_elements(condition, a, b, result_type(a, b));
}
Tensor where(const Tensor& condition, const Tensor& a, const Number& b) {
  const DType dtype = result_type(a, b);
  return select_elements(condition, a, scalar(b, dtype), dtype);
}
Tensor where(const Tensor& condition, const Number& a, const Tensor& b) {
  const DType dtype = result_type(b, a);
  return select_elements(condition, scalar(a, dtype), b, dtype);
}

}  // namespace backsweep

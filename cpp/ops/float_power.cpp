// float_power: pow in double precision, whatever the dtypes.
#include "ops/op.hpp"
#include "ops/ops.hpp"
#include "ops/record.hpp"

namespace backsweep {
namespace {

constexpr Derivative kFloatPower{"float_power", "PowBackward1", "that of pow, in double precision"};

Value float_power(std::span<Value> arguments) {
  const auto* base = std::get_if<Tensor>(&arguments[0]);
  const auto* exponent = std::get_if<Tensor>(&arguments[1]);
  const auto number = [&](int i) { return Number(std::get<Number>(arguments[size_t(i)]).real()); };
  if (base && exponent) return pow(to(*base, DType::Float64), to(*exponent, DType::Float64));
  if (base) return pow(to(*base, DType::Float64), number(1));
  if (exponent) return pow(number(0), to(*exponent, DType::Float64));
  fail(ErrorKind::Type,
       "float_power: two numbers were given; at least one argument must be a tensor; use Python's "
       "operator");
}

Value float_power_in_place(std::span<Value> arguments) {
  Tensor& base = std::get<Tensor>(arguments[0]);
  if (base.dtype() != DType::Float64)
    fail(ErrorKind::Runtime, "float_power_: a ", base.dtype(),
         " tensor was given; the base given to float_power_ has dtype ", type_name(base.dtype()),
         " but the operation's result requires dtype Double; use float_power");
  if (const auto* exponent = std::get_if<Tensor>(&arguments[1]))
    pow_(base, to(*exponent, DType::Float64));
  else
    pow_(base, Number(std::get<Number>(arguments[1]).real()));
  return base;
}

constexpr Op kOps[] = {
    {.name = "float_power",
     .signature = "(Tensor|Number input, Tensor|Number exponent) -> Tensor",
     .call = float_power,
     .derivative = &kFloatPower,
     .call_in_place = float_power_in_place,
     .samples = "(P[2,3], R[2,3]) (P[2,3], R[3]) (P[3], 2) (P[], R[]) (P[0], R[1])",
     .example = "(A([1.0, 3.0], dtype=backsweep.float64), 2)",
     .doc = "Power in double precision, `input.double() ** exponent.double()`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

// logical_not, bitwise_not: by comparison with 0, and by exclusive or with all bits.
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {

Tensor logical_not(const Tensor& input) {
  return eq(input, Number(false));
}

namespace {

Number all_bits(const Tensor& input) {
  if (is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, "bitwise_not: a ", input.dtype(),
         " tensor was given; \"bitwise_not_cpu\" not implemented for '", type_name(input.dtype()),
         "'; use logical_not, or convert with .to(int64)");
  return input.dtype() == DType::Bool ? Number(true) : Number(-1);
}

Value logical_not_in_place(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  eq_(input, Number(false));
  return input;
}

Value bitwise_not_in_place(std::span<Value> arguments) {
  Tensor& input = std::get<Tensor>(arguments[0]);
  bitwise_xor_(input, all_bits(input));
  return input;
}

constexpr Op kOps[] = {
    {.name = "logical_not",
     .signature = "(Tensor input) -> Tensor",
     .call = call<logical_not>,
     .call_in_place = logical_not_in_place,
     .samples = "(Z[2,3],) (B[5],) (I[2,0],) (Z[],)",
     .doc = "True where the element is 0 or false."},
    {.name = "bitwise_not",
     .signature = "(Tensor input) -> Tensor",
     .call = call<bitwise_not>,
     .call_in_place = bitwise_not_in_place,
     .samples = "(I[2,3],) (B[5],) (I[2,0],) (I[],)",
     .doc = "All bits flipped, `~input`; of bool, logical not."},
};
const OpTable kTable(kOps);

}  // namespace

Tensor bitwise_not(const Tensor& input) {
  return bitwise_xor(input, all_bits(input));
}

}  // namespace backsweep

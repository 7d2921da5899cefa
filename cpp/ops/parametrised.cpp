#include "ops/parametrised.hpp"

namespace backsweep {

Tensor run_parametrised(const Parametrised& op, const LoopsByDType& loops, const Tensor& input,
                        const void* parameters) {
  const DType dtype = loop_dtype(op.name, op.types, input.dtype());
  const Tensor source = input.dtype() == dtype ? input : cast_unrecorded(input, dtype);
  Tensor result = empty_result(source.sizes(), dtype, {&source});
  run_elementwise(op.name, loops[static_cast<int>(dtype)], result, {&source}, parameters);
  return result;
}

void check_parametrised_write(const Parametrised& op, const Tensor& target) {
  check_writable(op.in_place_name, target);
  const DType dtype = loop_dtype(op.name, op.types, target.dtype());
  if (dtype != target.dtype())
    fail(ErrorKind::Runtime, op.in_place_name, ": a ", target.dtype(),
         " tensor was given; result type ", type_name(dtype),
         " can't be cast to the desired output type ", type_name(target.dtype()),
         "; use the operation without the underscore");
}

void write_parametrised(const Parametrised& op, const LoopsByDType& loops, Tensor& target,
                        const void* parameters) {
  run_elementwise(op.name, loops[static_cast<int>(target.dtype())], target, {&target}, parameters);
  mark_written(target);
}

}  // namespace backsweep

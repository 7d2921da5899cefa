// lerp, addcmul, addcdiv.
#include "ops/ternary.hpp"

#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {

DType result_type_of(std::initializer_list<const Tensor*> tensors) {
  DType dimensioned = DType::Bool;
  DType zero_dimensional = DType::Bool;
  bool any_dimensioned = false;
  for (const Tensor* tensor : tensors) {
    DType& kind = tensor->ndim() > 0 ? dimensioned : zero_dimensional;
    kind = promote(kind, tensor->dtype());
    any_dimensioned |= tensor->ndim() > 0;
  }
  if (!any_dimensioned || category(zero_dimensional) > category(dimensioned))
    return promote(dimensioned, zero_dimensional);
  return dimensioned;
}

namespace {

Dims joint_sizes(const char* name, std::initializer_list<const Tensor*> operands) {
  Dims sizes;
  for (const Tensor* operand : operands) sizes = broadcast_sizes(name, sizes, operand->sizes());
  return sizes;
}

bool in_the_same_place(const Tensor& a, const Tensor& b) {
  return a.raw() == b.raw() && a.dtype() == b.dtype() && equal(a.sizes(), b.sizes()) &&
         equal(a.strides(), b.strides());
}

// run_elementwise for any number of inputs.
void run_loop(const char* name, LoopFunction loop, const Tensor& output, const Tensor* inputs,
              size_t count) {
  if (count == 3)
    run_elementwise(name, loop, output, {&inputs[0], &inputs[1], &inputs[2]});
  else
    run_elementwise(name, loop, output, {&inputs[0], &inputs[1], &inputs[2], &inputs[3]});
}

}  // namespace

Tensor Ternary::compute(std::initializer_list<const Tensor*> operands) const {
  const Dims sizes = joint_sizes(name, operands);
  Tensor converted[kMaxOperands];
  size_t count = 0;
  for (const Tensor* operand : operands)
    converted[count++] = operand->dtype() == dtype ? *operand : cast_unrecorded(*operand, dtype);
  Tensor result = empty_result(sizes, dtype, operands);
  run_loop(name, loops[static_cast<int>(dtype)], result, converted, count);
  return result;
}

void Ternary::check_target(const Tensor& target, std::initializer_list<const Tensor*> inputs,
                           std::initializer_list<const Tensor*> operands) const {
  bool others_require = false;
  for (const Tensor* input : inputs)
    others_require |= input != &target && input->defined() && input->requires_grad();
  check_writable(in_place_name, target, others_require);
  if (category(dtype) > category(target.dtype()))
    fail(ErrorKind::Runtime, in_place_name, ": a ", target.dtype(),
         " tensor was given for a result of type ", dtype, "; result type ", type_name(dtype),
         " can't be cast to the desired output type ", type_name(target.dtype()),
         "; use the operation without the underscore");
  const Dims sizes = joint_sizes(in_place_name, operands);
  if (!equal(sizes, target.sizes()))
    fail(ErrorKind::Runtime, in_place_name, ": output with shape ", to_string(target.sizes()),
         " doesn't match the broadcast shape ", to_string(sizes),
         "; use the operation without the underscore");
}

void Ternary::write(const Tensor& target, std::initializer_list<const Tensor*> operands) const {
  if (target.dtype() != dtype) {
    copy_unrecorded(target, compute(operands));
    return mark_written(target);
  }
  Tensor converted[kMaxOperands];
  size_t count = 0;
  for (const Tensor* operand : operands) {
    const bool overlaps =
        (*operand)->storage == target->storage && !in_the_same_place(*operand, target);
    converted[count++] =
        operand->dtype() == dtype && !overlaps ? *operand : cast_unrecorded(*operand, dtype);
  }
  run_loop(name, loops[static_cast<int>(dtype)], target, converted, count);
  mark_written(target);
}

namespace {

constexpr Derivative kLerpNumber{"lerp", "LerpBackward0", "g * (1 - weight); g * weight"};
constexpr Derivative kLerpTensor{"lerp", "LerpBackward1",
                                 "g * (1 - weight); g * weight; g * (end - input)"};
constexpr Derivative kAddcmul{"addcmul", "AddcmulBackward0",
                              "g; g * (tensor2 * value); g * (tensor1 * value)"};
constexpr Derivative kAddcdiv{"addcdiv", "AddcdivBackward0",
                              "g; g * (value / tensor2); -g * (value * tensor1 / tensor2**2)"};

const char* scalar_type_name(DType dtype) {
  return dtype == DType::Float32 ? "float" : dtype == DType::Float64 ? "double" : dtype_name(dtype);
}

void check_lerp(const Tensor& input, const Tensor& other, const char* name) {
  if (input.dtype() != other.dtype())
    fail(ErrorKind::Runtime, "lerp: tensors of dtypes ", input.dtype(), " and ", other.dtype(),
         " were given; expected dtype ", scalar_type_name(input.dtype()), " for `", name,
         "` but got dtype ", scalar_type_name(other.dtype()), "; convert one of them");
}

void check_floating(const Tensor& input) {
  if (!is_floating(input.dtype()))
    fail(ErrorKind::NotImplemented, "lerp: a ", input.dtype(),
         " tensor was given; \"lerp\" not implemented for '", type_name(input.dtype()),
         "'; convert with .to(float32)");
}

template <bool in_place>
Tensor lerp_number(const Tensor& input, const Tensor& end, const Number& weight) {
  check_lerp(input, end, "end");
  check_floating(input);
  const Tensor number = scalar(Number(weight.real()), input.dtype());
  const Ternary op{"lerp", "lerp_", ternary_kernels.lerp, input.dtype(), in_place};
  return op.run<kLerpNumber>(input, {&input, &end}, {&input, &end, &number}, {},
                             [factor = weight.real()](Backward& backward) {
                               const Tensor& g = backward.gradient();
                               if (backward.needs(0)) backward.set(0, g * Number(1 - factor));
                               if (backward.needs(1)) backward.set(1, g * Number(factor));
                             });
}

template <bool in_place>
Tensor lerp_tensor(const Tensor& input, const Tensor& end, const Tensor& weight) {
  check_lerp(input, end, "end");
  if (weight.ndim() > 0) check_lerp(input, weight, "weight");
  check_floating(input);
  const bool ends = input.requires_grad() || end.requires_grad();
  const Ternary op{"lerp", "lerp_", ternary_kernels.lerp, input.dtype(), in_place};
  return op.run<kLerpTensor>(input, {&input, &end, &weight}, {&input, &end, &weight},
                             {{&input, Saved::input(0), weight.requires_grad()},
                              {&end, Saved::input(1), weight.requires_grad()},
                              {&weight, Saved::input(2), ends}},
                             [](Backward& backward) {
                               const Tensor& g = backward.gradient();
                               if (backward.needs(0))
                                 backward.set(0,
                                              g * to(Number(1.0) - backward.saved(2), g.dtype()));
                               if (backward.needs(1))
                                 backward.set(1, g * to(backward.saved(2), g.dtype()));
                               if (backward.needs(2))
                                 backward.set(2, g * (backward.saved(1) - backward.saved(0)));
                             });
}

template <bool in_place>
Tensor addcmul(const Tensor& input, const Tensor& first, const Tensor& second,
               const Number& value) {
  const DType dtype = result_type_of({&input, &first, &second});
  if (dtype == DType::Bool)
    fail(ErrorKind::NotImplemented,
         "addcmul: bool tensors were given; \"addcmul_cpu_out\" not implemented for 'Bool'; use "
         "logical_and and logical_or, or convert with .to(int64)");
  const Tensor number = scalar(value, dtype);
  const Ternary op{"addcmul", "addcmul_", ternary_kernels.addcmul, dtype, in_place};
  return op.run<kAddcmul>(input, {&input, &first, &second}, {&input, &first, &second, &number},
                          {{&first, Saved::input(1), second.requires_grad()},
                           {&second, Saved::input(2), first.requires_grad()}},
                          [value](Backward& backward) {
                            const Tensor& g = backward.gradient();
                            if (backward.needs(0)) backward.set(0, g);
                            if (backward.needs(1)) backward.set(1, g * (backward.saved(1) * value));
                            if (backward.needs(2)) backward.set(2, g * (backward.saved(0) * value));
                          });
}

template <bool in_place>
Tensor addcdiv(const Tensor& input, const Tensor& first, const Tensor& second,
               const Number& value) {
  if (!is_floating(first.dtype()) && !is_floating(second.dtype()))
    fail(ErrorKind::Runtime, "addcdiv: tensors of dtypes ", first.dtype(), " and ", second.dtype(),
         " were given; Integer division with addcdiv is no longer supported, and in a future "
         "release addcdiv will perform a true division of tensor1 and tensor2.; convert one of "
         "them with .to(float32)");
  const DType dtype = result_type_of({&input, &first, &second});
  const Tensor number = scalar(value, dtype);
  const Ternary op{"addcdiv", "addcdiv_", ternary_kernels.addcdiv, dtype, in_place};
  return op.run<kAddcdiv>(
      input, {&input, &first, &second}, {&input, &first, &second, &number},
      {{&first, Saved::input(1), second.requires_grad()}, {&second, Saved::input(2)}},
      [value](Backward& backward) {
        const Tensor& g = backward.gradient();
        if (backward.needs(0)) backward.set(0, g);
        if (!backward.needs(1) && !backward.needs(2)) return;
        const Tensor second = backward.saved(1);
        if (backward.needs(1)) backward.set(1, g * (value / second));
        if (backward.needs(2))
          backward.set(2, -g * (backward.saved(0) * value / (second * second)));
      });
}

constexpr Op kOps[] = {
    {.name = "lerp",
     .signature = "(Tensor input, Tensor end, Tensor weight) -> Tensor",
     .call = call<lerp_tensor<false>>,
     .derivative = &kLerpTensor,
     .call_in_place = call<lerp_tensor<true>>,
     .samples = "(R[2,3], R[2,3], U[2,3]) (R[2,3], R[3], R[]) (R[3], R[2,1], R[2,3]) (R[], R[], "
                "R[]) (R[0], R[1], R[0]) (R[37], R[37], R[37])",
     .doc = "Linear interpolation, `input + weight * (end - input)`."},
    {.name = "lerp",
     .signature = "(Tensor input, Tensor end, Number weight) -> Tensor",
     .call = call<lerp_number<false>>,
     .derivative = &kLerpNumber,
     .call_in_place = call<lerp_number<true>>,
     .samples = "(R[2,3], R[2,3], 0.25) (R[2,3], R[3], 0.75) (R[3], R[2,1], 2) (R[], R[], 1)",
     .doc = "Linear interpolation, `input + weight * (end - input)`."},
    {.name = "addcmul",
     .signature = "(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1) -> Tensor",
     .call = call<addcmul<false>>,
     .derivative = &kAddcmul,
     .call_in_place = call<addcmul<true>>,
     .samples = "(R[2,3], R[2,3], R[2,3]) (R[2,3], R[3], R[]) (R[3], R[2,1], R[2,3], value=0.5) "
                "(R[], R[], R[], value=-2) (R[0], R[1], R[0]) (R[37], R[37], R[37])",
     .doc = "`input + value * tensor1 * tensor2`."},
    {.name = "addcdiv",
     .signature = "(Tensor input, Tensor tensor1, Tensor tensor2, *, Number value=1) -> Tensor",
     .call = call<addcdiv<false>>,
     .derivative = &kAddcdiv,
     .call_in_place = call<addcdiv<true>>,
     .samples = "(R[2,3], R[2,3], N[2,3]) (R[2,3], R[3], N[]) (R[3], R[2,1], N[2,3], value=0.5) "
                "(R[], R[], N[], value=-2) (R[0], R[1], N[0]) (R[37], R[37], N[37])",
     .doc = "`input + value * tensor1 / tensor2`."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

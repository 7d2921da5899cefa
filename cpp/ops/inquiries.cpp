// Questions about tensors and dtypes that have one answer, not a tensor.
#include "ops/elementwise.hpp"
#include "ops/op.hpp"
#include "ops/ops.hpp"

namespace backsweep {
namespace {

bool is_floating_point(const Tensor& input) {
  return is_floating(input.dtype());
}
bool is_signed(const Tensor& input) {
  return input.dtype() > DType::UInt8;
}
// There are no complex dtypes, so no lazily conjugated or negated tensors either.
bool never(const Tensor&) {
  return false;
}
bool is_inference(const Tensor& input) {
  return input->storage->is_inference();
}
int64_t get_device(const Tensor&) {
  return -1;
}
bool is_same_size(const Tensor& input, const Tensor& other) {
  return same_sizes(input.layout(), other.layout());
}
bool is_set_to(const Tensor& input, const Tensor& tensor) {
  return input->storage->data() == tensor->storage->data() && input->offset == tensor->offset &&
         same_sizes(input.layout(), tensor.layout()) && equal(input.strides(), tensor.strides());
}

bool is_nonzero(const Tensor& input) {
  if (input.numel() != 1)
    fail(ErrorKind::Runtime, "is_nonzero: a tensor of shape ", to_string(input.sizes()),
         " was given; Boolean value of Tensor with ",
         input.numel() == 0 ? "no values" : "more than one value",
         " is ambiguous; use .any() or .all()");
  return visit_dtype(input.dtype(),
                     [&](auto tag) { return *input.data<decltype(tag)>() != decltype(tag){0}; });
}

bool can_cast_row(DType from, DType to) {
  return category(from) <= category(to);
}
DType promote_types(DType a, DType b) {
  return promote(a, b);
}

DType result_type_row(const Tensor& tensor, const TensorOrNumber& other) {
  if (const auto* second = std::get_if<Tensor>(&other)) return result_type(tensor, *second);
  return result_type(tensor, std::get<Number>(other));
}
DType result_type_of_number(const Number& scalar, const Tensor& tensor) {
  return result_type(tensor, scalar);
}
DType result_type_of_numbers(const Number& a, const Number& b) {
  const DType wide = promote(a.dtype(), b.dtype());
  return is_floating(wide) ? default_dtype() : wide;
}

constexpr const char* kAnswer = "samples: the answer is not a tensor";
constexpr const char* kDTypeResult = "samples: the result is a dtype";

#define INQUIRY(name_, function, doc_)                                            \
  Op {                                                                            \
    .name = name_, .signature = "(Tensor input) -> bool", .call = call<function>, \
    .example = "(R[2])", .skip = kAnswer, .doc = doc_                             \
  }

constexpr Op kOps[] = {
    INQUIRY("is_floating_point", is_floating_point, "True for float32 and float64."),
    INQUIRY("is_signed", is_signed, "True when the dtype has negative numbers."),
    INQUIRY("is_complex", never, "False: there are no complex dtypes."),
    INQUIRY("is_conj", never, "False: only complex tensors are conjugated lazily."),
    INQUIRY("is_neg", never, "False: only parts of complex tensors are negated lazily."),
    INQUIRY("is_inference", is_inference, "Whether the tensor was made in inference_mode."),
    {.name = "is_nonzero",
     .signature = "(Tensor input) -> bool",
     .call = call<is_nonzero>,
     .example = "(R[1])",
     .skip = kAnswer,
     .doc = "Whether the only element is not zero; RuntimeError for any other size."},
    {.name = "is_same_size",
     .signature = "(Tensor input, Tensor other) -> bool",
     .call = call<is_same_size>,
     .example = "(R[2,3], R[2,3])",
     .skip = kAnswer,
     .doc = "Whether two tensors have the same shape."},
    {.name = "is_set_to",
     .signature = "(Tensor input, Tensor tensor) -> bool",
     .call = call<is_set_to>,
     .forms = OpForms::kMethod,
     .example = "(R[2,3], R[2,3])",
     .skip = kAnswer,
     .doc = "Whether two tensors are the same elements of the same memory."},
    {.name = "get_device",
     .signature = "(Tensor input) -> int",
     .call = call<get_device>,
     .example = "(R[2])",
     .skip = kAnswer,
     .doc = "The number of the device: -1, that of the CPU."},
    {.name = "can_cast",
     .signature = "(dtype from_, dtype to) -> bool",
     .call = call<can_cast_row>,
     .forms = OpForms::kFunction,
     .example = "(backsweep.float64, backsweep.int64)",
     .skip = "samples: takes dtypes only",
     .doc = "Whether a result of one dtype may be written to a tensor of another."},
    {.name = "promote_types",
     .signature = "(dtype type1, dtype type2) -> dtype",
     .call = call<promote_types>,
     .forms = OpForms::kFunction,
     .example = "(backsweep.int32, backsweep.float32)",
     .skip = kDTypeResult,
     .doc = "The smallest dtype that holds the values of both."},
    {.name = "result_type",
     .signature = "(Tensor tensor, Tensor|Number other) -> dtype",
     .call = call<result_type_row>,
     .forms = OpForms::kFunction,
     .example = "(I[2], 1.5)",
     .skip = kDTypeResult,
     .doc = "The dtype of an operation on both."},
    {.name = "result_type",
     .signature = "(Number scalar, Tensor tensor) -> dtype",
     .call = call<result_type_of_number>,
     .forms = OpForms::kFunction,
     .skip = kDTypeResult,
     .doc = "The dtype of an operation on both."},
    {.name = "result_type",
     .signature = "(Number scalar1, Number scalar2) -> dtype",
     .call = call<result_type_of_numbers>,
     .forms = OpForms::kFunction,
     .skip = kDTypeResult,
     .doc = "The dtype of an operation on both."},
};
const OpTable kTable(kOps);

}  // namespace
}  // namespace backsweep

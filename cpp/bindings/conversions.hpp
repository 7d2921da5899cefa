// Between Python objects and the core's values.
#pragma once

#include <optional>
#include <span>

#include "bindings/python.hpp"
#include "ops/value.hpp"

namespace backsweep::python {

// A Python number or NumPy scalar; nothing for anything else. ValueError beyond 64 bits.
std::optional<Number> number_from(PyObject* object);
// A tensor, a number, or a NumPy array as a tensor over its memory; nothing for anything else.
std::optional<TensorOrNumber> operand_from(PyObject* object);
// An integer, or an object with __index__, but not a bool.
std::optional<int64_t> integer_from(PyObject* object);
// An integer or a sequence of integers.
std::optional<IntList> integers_from(PyObject* object);
// One of our dtypes, or Python's bool, int or float.
std::optional<DType> dtype_from(PyObject* object);

PyObject* to_python(const Number& number);
// The element of a tensor with one.
Number item_of(const Tensor& tensor);
// Nested lists of numbers; a number for a 0-d tensor.
PyObject* to_list(const Tensor& tensor);

// The Python object of a dtype, a new reference.
PyObject* dtype_object(DType dtype);
void add_dtypes(PyObject* module);

// torch.Size: a tuple of sizes.
PyObject* size_object(DimsView sizes);
void add_size_type(PyObject* module);

// A new tensor with a copy of the data: a number, nested sequences, an array, a tensor. Without a
// dtype it is inferred (float32 for floats, int64 for integers, bool).
Tensor tensor_from_data(PyObject* data, std::optional<DType> dtype);

bool is_array(PyObject* object);
// A tensor over the memory of a NumPy array; see exchange.hpp.
Tensor tensor_from_array(PyObject* array);

// "cpu" or a device object with that type, or None; AssertionError or RuntimeError otherwise.
void check_device(PyObject* device);

// Whether torch.contiguous_format (true) or torch.preserve_format (false) was given; nothing for
// another type. RuntimeError for the formats of images.
std::optional<bool> memory_format_from(PyObject* object);
// Whether a factory's `layout` or `pin_memory` is of the right type; nothing but strided tensors
// and ordinary memory exists, and RuntimeError says so.
bool check_factory_option(std::string_view keyword, PyObject* value);

// Warns as PyTorch's TORCH_WARN_ONCE does: once in a process, unless set_warn_always(true).
extern bool warn_always;
void warn_once(bool& warned, const char* text);

// "(Tensor, dim=str)": the types of a call's arguments, for messages.
std::string type_name(PyObject* object);

}  // namespace backsweep::python

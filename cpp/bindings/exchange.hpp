// Memory shared with NumPy, with other libraries (DLPack) and with Python (buffers).
//
// A tensor over foreign memory owns what the memory came from; what is made of a tensor's memory
// owns the tensor, and the storage stays where it is from then on (Storage::pin). Writes from
// outside are not counted by versions.
#pragma once

#include <optional>

#include "bindings/python.hpp"
#include "tensor/tensor.hpp"

namespace backsweep::python {

// ---- NumPy (numpy.cpp)

// The same as tensor_from_array with a warning when the array is read-only.
Tensor tensor_from_writable_array(PyObject* array);
// For an operand that is only read: shared where that is possible, else copied.
Tensor operand_from_array(PyObject* array);
PyObject* numpy_method(PyObject* self, PyObject* arguments, PyObject* keywords);
PyObject* array_protocol(PyObject* self, PyObject* arguments, PyObject* keywords);

// ---- DLPack (dlpack.cpp)

PyObject* to_dlpack(PyObject* self, PyObject* arguments);
// A tensor over the memory in a capsule, which is used up.
Tensor tensor_from_capsule(PyObject* capsule);

// ---- Buffers (buffer.cpp)

// `count` elements from `offset` bytes on; all that are there when the count is negative.
Tensor tensor_from_buffer(PyObject* object, DType dtype, int64_t count, int64_t offset);
PyObject* storage_bytes(PyObject* self, PyObject*);
PyObject* storage_id(PyObject* self, PyObject*);
// UntypedStorage.resize_: `bytes` is a tensor that storage_bytes gave; the result is a new one.
Tensor resize_storage(const Tensor& bytes, int64_t count);

// ---- Constructors (data.cpp)

// What `Tensor(...)`, `FloatTensor(...)` and `x.new(...)` make: sizes, or one sequence or tensor.
// Without a dtype it is the default one, and a tensor keeps its own.
Tensor tensor_by_constructor(PyObject* arguments, PyObject* keywords, std::optional<DType> dtype);

}  // namespace backsweep::python

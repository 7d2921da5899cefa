// Tensors to and from DLPack capsules. Who takes the memory out of a capsule renames it, and calls
// the deleter when it is done; a capsule that nobody used does so itself.
#include "bindings/dlpack.hpp"

#include <memory>
#include <vector>

#include "bindings/conversions.hpp"
#include "bindings/exchange.hpp"
#include "bindings/tensor_object.hpp"
#include "ops/cast.hpp"

namespace backsweep::python {
namespace {

template <class Managed>
struct Names;
template <>
struct Names<dlpack::Managed> {
  static constexpr const char* kFresh = "dltensor";
  static constexpr const char* kUsed = "used_dltensor";
};
template <>
struct Names<dlpack::ManagedVersioned> {
  static constexpr const char* kFresh = "dltensor_versioned";
  static constexpr const char* kUsed = "used_dltensor_versioned";
};

// ---- Out
// ---------------------------------------------------------------------------------------------

dlpack::DataType dlpack_type(DType dtype) {
  const auto bits = static_cast<uint8_t>(8 * item_size(dtype));
  if (dtype == DType::Bool) return {dlpack::kBool, bits, 1};
  if (dtype == DType::UInt8) return {dlpack::kUInt, bits, 1};
  return {is_floating(dtype) ? dlpack::kFloat : dlpack::kInt, bits, 1};
}

template <class Managed>
struct Exported {
  Managed managed;
  Tensor tensor;  // keeps the memory
  std::vector<int64_t> shape, strides;

  // May be called by any thread, with or without the interpreter's lock.
  static void destroy(Managed* managed) {
    if (!Py_IsInitialized()) return;
    const PyGILState_STATE state = PyGILState_Ensure();
    delete static_cast<Exported*>(managed->context);
    PyGILState_Release(state);
  }
};

template <class Managed>
void destroy_capsule(PyObject* capsule) {
  constexpr const char* name = Names<Managed>::kFresh;
  if (!PyCapsule_IsValid(capsule, name)) return;
  auto* managed = static_cast<Managed*>(PyCapsule_GetPointer(capsule, name));
  if (managed->deleter) managed->deleter(managed);
}

template <class Managed>
PyObject* make_capsule(const Tensor& tensor, bool copied) {
  auto exported = std::make_unique<Exported<Managed>>();
  exported->tensor = tensor;
  exported->shape.assign(tensor.sizes().begin(), tensor.sizes().end());
  exported->strides.assign(tensor.strides().begin(), tensor.strides().end());
  Managed& managed = exported->managed;
  managed.context = exported.get();
  managed.deleter = Exported<Managed>::destroy;
  managed.array = {tensor.raw(),
                   {dlpack::kCpu, 0},
                   static_cast<int32_t>(tensor.ndim()),
                   dlpack_type(tensor.dtype()),
                   exported->shape.data(),
                   exported->strides.data(),
                   0};
  if constexpr (requires { managed.version; }) {
    managed.version = {1, 1};
    managed.flags = copied ? dlpack::kCopied : 0;
  }
  PyObject* capsule = PyCapsule_New(&managed, Names<Managed>::kFresh, destroy_capsule<Managed>);
  if (!capsule) throw ErrorAlreadySet();
  (void)exported.release();
  return capsule;
}

// ---- In
// ----------------------------------------------------------------------------------------------

DType dtype_of_dlpack(const dlpack::DataType& type) {
  const int bits = type.bits;
  if (type.lanes == 1) {
    if (type.code == dlpack::kFloat && bits == 32) return DType::Float32;
    if (type.code == dlpack::kFloat && bits == 64) return DType::Float64;
    if (type.code == dlpack::kInt && bits == 64) return DType::Int64;
    if (type.code == dlpack::kInt && bits == 32) return DType::Int32;
    if (type.code == dlpack::kUInt && bits == 8) return DType::UInt8;
    if (type.code == dlpack::kBool && bits == 8) return DType::Bool;
  }
  static const char* const names[] = {"int",    "uint",    "float", "handle",
                                      "bfloat", "complex", "bool"};
  const char* name = type.code < std::size(names) ? names[type.code] : "other";
  PyErr_SetString(PyExc_BufferError,
                  ("from_dlpack: an array of " + std::to_string(bits) + "-bit " + name +
                   " elements was given; Unsupported dtype: float32, float64, int64, int32, uint8 "
                   "and bool are required; convert the array first")
                      .c_str());
  throw ErrorAlreadySet();
}

template <class Managed>
Tensor tensor_from(PyObject* capsule) {
  auto* managed = static_cast<Managed*>(PyCapsule_GetPointer(capsule, Names<Managed>::kFresh));
  const dlpack::Array& array = managed->array;
  if (array.device.type != dlpack::kCpu)
    fail(ErrorKind::Runtime, "from_dlpack: an array on DLPack's device ", array.device.type,
         " was given; backsweep computes on the CPU (device 1); copy the array to the CPU first");
  const DType dtype = dtype_of_dlpack(array.dtype);
  const auto item = static_cast<int64_t>(item_size(dtype));
  const Dims sizes(DimsView(array.shape, static_cast<size_t>(array.ndim)));
  const int64_t numel = checked_numel(sizes);
  Dims strides = contiguous_strides(sizes);
  if (array.strides) strides = Dims(DimsView(array.strides, static_cast<size_t>(array.ndim)));
  int64_t places = numel ? 1 : 0;
  for (int dim = 0; numel && dim < sizes.size(); ++dim) {
    if (strides[dim] < 0)
      fail(ErrorKind::Value,
           "from_dlpack: an array with a negative stride was given; tensors with "
           "negative strides are not currently supported; copy the array first");
    places += (sizes[dim] - 1) * strides[dim];
  }
  char* data = static_cast<char*>(array.data) + array.byte_offset;
  if (numel && reinterpret_cast<uintptr_t>(data) % static_cast<uintptr_t>(item) != 0)
    fail(ErrorKind::Value,
         "from_dlpack: an array that is not aligned was given; aligned elements "
         "are required; copy the array first");
  if constexpr (requires { managed->flags; }) {
    static bool warned = false;
    if (managed->flags & dlpack::kReadOnly)
      warn_once(warned,
                "from_dlpack: the given array is not writable, and tensors always are: writing to "
                "this tensor is undefined. You may want to copy the array first.");
  }
  if (PyCapsule_SetName(capsule, Names<Managed>::kUsed) < 0) throw ErrorAlreadySet();
  Ref<Storage> storage = Storage::foreign(
      data, static_cast<size_t>(places * item),
      [](void* context) {
        auto* used = static_cast<Managed*>(context);
        if (used->deleter) used->deleter(used);
      },
      managed);
  return Tensor(std::move(storage), Layout::strided(sizes, strides), dtype);
}

}  // namespace

PyObject* to_dlpack(PyObject* self, PyObject* arguments) {
  return guarded([&]() -> PyObject* {
    int versioned = 0;
    int copy = 0;
    if (!PyArg_ParseTuple(arguments, "pp", &versioned, &copy)) return nullptr;
    const Tensor& tensor = tensor_of(self);
    const Tensor shared = copy ? cast_unrecorded(tensor, tensor.dtype()) : detach(tensor);
    shared->storage->pin();
    return versioned ? make_capsule<dlpack::ManagedVersioned>(shared, copy)
                     : make_capsule<dlpack::Managed>(shared, copy);
  });
}

Tensor tensor_from_capsule(PyObject* capsule) {
  if (PyCapsule_IsValid(capsule, Names<dlpack::ManagedVersioned>::kFresh)) {
    const auto* managed = static_cast<dlpack::ManagedVersioned*>(
        PyCapsule_GetPointer(capsule, Names<dlpack::ManagedVersioned>::kFresh));
    if (managed->version.major != 1)
      fail(ErrorKind::Runtime, "from_dlpack: a capsule of DLPack ", managed->version.major, ".",
           managed->version.minor, " was given; Unsupported DLPack version: 1.x is required");
    return tensor_from<dlpack::ManagedVersioned>(capsule);
  }
  if (PyCapsule_IsValid(capsule, Names<dlpack::Managed>::kFresh))
    return tensor_from<dlpack::Managed>(capsule);
  fail(ErrorKind::Runtime, "from_dlpack: a ", type_name(capsule),
       " was given; from_dlpack received an invalid capsule. Note that DLTensor capsules can be "
       "consumed only once, so you might have already constructed a tensor from it once.");
}

}  // namespace backsweep::python

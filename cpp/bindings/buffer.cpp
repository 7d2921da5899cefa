// Python's buffer protocol: memoryview(tensor) and frombuffer; and the bytes of storages.
#include <memory>

#include "bindings/conversions.hpp"
#include "bindings/exchange.hpp"
#include "bindings/tensor_object.hpp"

namespace backsweep::python {
namespace {

// What a view of a tensor's memory needs: the tensor may come to show other memory meanwhile.
struct Export {
  Ref<Storage> storage;
  Py_ssize_t shape[kMaxDims];
  Py_ssize_t strides[kMaxDims];
};

const char* format_of(DType dtype) {
  constexpr const char* formats[kDTypeCount] = {"?", "B", "i", sizeof(long) == 8 ? "l" : "q",
                                                "f", "d"};
  return formats[static_cast<int>(dtype)];
}

bool is_fortran_contiguous(const Layout& layout) {
  int64_t step = 1;
  for (int dim = 0; dim < layout.ndim(); ++dim) {
    if (layout.size(dim) != 1 && layout.stride(dim) != step) return false;
    step *= layout.size(dim);
  }
  return true;
}

void refuse(const char* text) {
  PyErr_SetString(PyExc_BufferError, text);
  throw ErrorAlreadySet();
}

int get_buffer(PyObject* self, Py_buffer* view, int flags) {
  view->obj = nullptr;
  return guarded(
      [&] {
        const Tensor& tensor = tensor_of(self);
        if (tensor.requires_grad())
          refuse(
              "a tensor that requires a gradient was given; Can't export tensors that require "
              "gradient, use tensor.detach()");
        const Layout& layout = tensor.layout();
        const bool rows = layout.is_contiguous();
        const bool columns = is_fortran_contiguous(layout);
        const auto asks = [&](int flag) { return (flags & flag) == flag; };
        if ((asks(PyBUF_C_CONTIGUOUS) && !rows) || (asks(PyBUF_F_CONTIGUOUS) && !columns) ||
            (asks(PyBUF_ANY_CONTIGUOUS) && !rows && !columns) || (!asks(PyBUF_STRIDES) && !rows))
          refuse("a tensor that is not contiguous was given; use tensor.contiguous()");
        auto* exported = new Export{tensor->storage, {}, {}};
        const auto item = static_cast<Py_ssize_t>(item_size(tensor.dtype()));
        for (int dim = 0; dim < layout.ndim(); ++dim) {
          exported->shape[dim] = layout.size(dim);
          exported->strides[dim] = layout.stride(dim) * item;
        }
        tensor->storage->pin();
        view->buf = tensor.raw();
        view->len = layout.numel() * item;
        view->itemsize = item;
        view->readonly = 0;
        view->ndim = layout.ndim();
        view->format = asks(PyBUF_FORMAT) ? const_cast<char*>(format_of(tensor.dtype())) : nullptr;
        view->shape = asks(PyBUF_ND) ? exported->shape : nullptr;
        view->strides = asks(PyBUF_STRIDES) ? exported->strides : nullptr;
        view->suboffsets = nullptr;
        view->internal = exported;
        view->obj = Py_NewRef(self);
        return 0;
      },
      -1);
}

void release_buffer(PyObject*, Py_buffer* view) {
  delete static_cast<Export*>(view->internal);
}

const PyType_Slot slots[] = {
    {Py_bf_getbuffer, reinterpret_cast<void*>(&get_buffer)},
    {Py_bf_releasebuffer, reinterpret_cast<void*>(&release_buffer)},
    {0, nullptr},
};

}  // namespace

const PyType_Slot* const buffer_slots = slots;

Tensor tensor_from_buffer(PyObject* object, DType dtype, int64_t count, int64_t offset) {
  if (!PyObject_CheckBuffer(object))
    fail(ErrorKind::Value, "frombuffer: a ", type_name(object),
         " was given; object does not implement Python buffer protocol.");
  struct Release {
    void operator()(Py_buffer* view) const {
      PyBuffer_Release(view);
      delete view;
    }
  };
  auto* fresh = new Py_buffer{};
  if (PyObject_GetBuffer(object, fresh, PyBUF_WRITABLE) < 0) {
    PyErr_Clear();
    if (PyObject_GetBuffer(object, fresh, PyBUF_SIMPLE) < 0) {
      delete fresh;
      throw ErrorAlreadySet();
    }
  }
  std::unique_ptr<Py_buffer, Release> view(fresh);
  const auto item = static_cast<int64_t>(item_size(dtype));
  const int64_t length = view->len;
  if (length == 0 || count == 0)
    fail(ErrorKind::Value, "frombuffer: both buffer length (", length, ") and count (", count,
         ") must not be 0");
  if (offset < 0 || offset >= length)
    fail(ErrorKind::Value, "frombuffer: offset (", offset,
         " bytes) must be non-negative and no greater than buffer length (", length,
         " bytes) minus 1");
  if (count < 0) {
    if ((length - offset) % item != 0)
      fail(ErrorKind::Value, "frombuffer: buffer length (", length, " bytes) after offset (",
           offset, " bytes) must be a multiple of element size (", item, ")");
    count = (length - offset) / item;
  } else if (count > (length - offset) / item) {
    fail(ErrorKind::Value, "frombuffer: requested buffer length (", count, " * ", item,
         " bytes) after offset (", offset,
         " bytes) must not be greater than actual buffer length (", length, " bytes)");
  }
  char* data = static_cast<char*>(view->buf) + offset;
  if (reinterpret_cast<uintptr_t>(data) % static_cast<uintptr_t>(item) != 0)
    fail(ErrorKind::Value, "frombuffer: an offset of ", offset,
         " bytes was given; aligned elements of ", item,
         " bytes are required; copy that part of the buffer first");
  static bool warned = false;
  if (view->readonly)
    warn_once(
        warned,
        "The given buffer is not writable, and PyTorch does not support non-writable tensors. "
        "This means you can write to the underlying (supposedly non-writable) buffer using the "
        "tensor. You may want to copy the buffer to protect its data or make it writable "
        "before converting it to a tensor. This type of warning will be suppressed for the "
        "rest of this program.");
  Ref<Storage> storage = Storage::foreign(
      data, static_cast<size_t>(count * item),
      [](void* context) { Release{}(static_cast<Py_buffer*>(context)); }, view.get());
  (void)view.release();
  return Tensor(std::move(storage), Layout::contiguous(Dims{count}), dtype);
}

PyObject* storage_bytes(PyObject* self, PyObject*) {
  return guarded([&] {
    const Ref<Storage>& storage = tensor_of(self).storage_to_share();
    return wrap(Tensor(storage, Layout::contiguous(Dims{static_cast<int64_t>(storage->bytes())}),
                       DType::UInt8));
  });
}

PyObject* storage_id(PyObject* self, PyObject*) {
  return guarded([&] { return PyLong_FromVoidPtr(tensor_of(self).storage_to_share().get()); });
}

Tensor resize_storage(const Tensor& bytes, int64_t count) {
  const Ref<Storage>& storage = bytes.storage_to_share();
  if (count < 0 || static_cast<size_t>(count) < storage->bytes())
    fail(ErrorKind::Runtime, "resize_: ", count, " bytes were asked for of a storage of ",
         storage->bytes(),
         "; a storage can only grow: its tensors would reach beyond it; clone a part instead");
  if (!storage->is_resizable())
    fail(ErrorKind::Runtime,
         "resize_: Trying to resize storage that is not resizable: it belongs to an array, or an "
         "array or `.data` looks at it; clone it first");
  storage->grow(static_cast<size_t>(count));
  storage->bump_version();
  return Tensor(storage, Layout::contiguous(Dims{count}), DType::UInt8);
}

}  // namespace backsweep::python

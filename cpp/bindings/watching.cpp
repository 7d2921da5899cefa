// What Python programs watch: saved values, anomalies; and inference mode, which marks results.
#include "bindings/autograd.hpp"

#include <frameobject.h>  // PyFrame_GetBack, before Python 3.11

#include "bindings/conversions.hpp"
#include "bindings/node_object.hpp"
#include "bindings/tensor_object.hpp"
#include "graph/watch.hpp"

namespace backsweep::python {
namespace {

void* pack(void* function, const Tensor& value) {
  const Object shown = checked(wrap(value));
  return checked(PyObject_CallOneArg(static_cast<PyObject*>(function), shown.get())).release();
}

Tensor unpack(void* function, void* packed) {
  // Owned: the hook may sweep, which frees what nodes keep.
  const Object hook = Object::share(static_cast<PyObject*>(function));
  const Object kept = Object::share(static_cast<PyObject*>(packed));
  const Object value = checked(PyObject_CallOneArg(hook.get(), kept.get()));
  if (!is_tensor(value.get()))
    fail(ErrorKind::Type,
         "saved_tensors_hooks: Output of saved tensor unpack_hook expected to be a Tensor but got "
         "result of type ",
         type_name(value.get()));
  return tensor_of(value.get());
}

// How far the frame has come, as an offset into its code.
int last_instruction(PyFrameObject* frame) {
#if PY_VERSION_HEX >= 0x030B0000
  return PyFrame_GetLasti(frame);
#else
  const Object place =
      Object::steal(PyObject_GetAttrString(reinterpret_cast<PyObject*>(frame), "f_lasti"));
  return place ? static_cast<int>(PyLong_AsLong(place.get())) : -1;
#endif
}

// The innermost frames as a list of (code, line, offset of the instruction).
void* capture_call() {
  constexpr int kFrames = 48;
  PyObject* list = PyList_New(0);
  PyFrameObject* frame = PyEval_GetFrame();
  Py_XINCREF(frame);
  for (int i = 0; frame && list && i < kFrames; ++i) {
    PyObject* code = reinterpret_cast<PyObject*>(PyFrame_GetCode(frame));
    PyObject* entry =
        Py_BuildValue("(Nii)", code, PyFrame_GetLineNumber(frame), last_instruction(frame));
    if (entry) PyList_Append(list, entry);
    Py_XDECREF(entry);
    PyFrameObject* outer = PyFrame_GetBack(frame);
    Py_DECREF(frame);
    frame = outer;
  }
  Py_XDECREF(frame);
  return list;
}

std::string describe_call(void* captured) {
  const Object module = checked(PyImport_ImportModule("backsweep.autograd.anomaly_mode"));
  const Object text = checked(
      PyObject_CallMethod(module.get(), "_describe", "O", static_cast<PyObject*>(captured)));
  const char* utf8 = PyUnicode_AsUTF8(text.get());
  if (!utf8) throw ErrorAlreadySet();
  return utf8;
}

HostObject shared(PyObject* object) {
  return HostObject::adopt(Py_NewRef(object));
}

PyObject* push_hooks(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    push_saved_hooks(shared(given[0]), shared(given[1]));
    return Py_NewRef(Py_None);
  });
}

PyObject* pop_hooks(PyObject*, PyObject*) {
  return guarded([&] {
    pop_saved_hooks();
    return Py_NewRef(Py_None);
  });
}

PyObject* set_anomaly(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    set_anomaly_mode({given[0] == Py_True, given[1] == Py_True});
    return Py_NewRef(Py_None);
  });
}

PyObject* get_anomaly(PyObject*, PyObject*) {
  const AnomalyMode mode = anomaly_mode();
  return Py_BuildValue("(OO)", mode.enabled ? Py_True : Py_False,
                       mode.check_nan ? Py_True : Py_False);
}

void call_after_sweep(void* function, std::span<const Edge> roots) {
  Object list = checked(PyList_New(0));
  for (const Edge& root : roots) {
    const Object node = checked(wrap_node(root.node));
    const Object edge = checked(Py_BuildValue("(OI)", node.get(), root.index));
    if (PyList_Append(list.get(), edge.get()) < 0) throw ErrorAlreadySet();
  }
  checked(PyObject_CallOneArg(static_cast<PyObject*>(function), list.get()));
}

// (enabled, function to be called after each sweep that adds to leaves, or None)
PyObject* set_recording_mode(PyObject*, PyObject* const* given, Py_ssize_t) {
  return guarded([&] {
    set_recording(given[0] == Py_True, given[1] == Py_None ? HostObject() : shared(given[1]));
    return Py_NewRef(Py_None);
  });
}

PyObject* get_recording(PyObject*, PyObject*) {
  const HostObject function = after_sweep();
  return Py_BuildValue("(OO)", thread_state.recording ? Py_True : Py_False,
                       function ? python_object(function) : Py_None);
}

PyObject* set_inference(PyObject*, PyObject* enabled) {
  set_inference_mode(enabled == Py_True);
  Py_RETURN_NONE;
}

PyObject* get_inference(PyObject*, PyObject*) {
  return PyBool_FromLong(thread_state.inference);
}

template <class Function>
PyCFunction function(Function* given) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(given));
}

PyMethodDef functions[] = {
    {"push_saved_tensors_hooks", function(push_hooks), METH_FASTCALL, nullptr},
    {"pop_saved_tensors_hooks", pop_hooks, METH_NOARGS, nullptr},
    {"set_anomaly_mode", function(set_anomaly), METH_FASTCALL, nullptr},
    {"anomaly_mode", get_anomaly, METH_NOARGS, nullptr},
    {"set_recording", function(set_recording_mode), METH_FASTCALL, nullptr},
    {"recording", get_recording, METH_NOARGS, nullptr},
    {"set_inference_mode", set_inference, METH_O, nullptr},
    {"is_inference_mode_enabled", get_inference, METH_NOARGS,
     "is_inference_mode_enabled() -> bool\n\nWhether inference_mode is on in this thread."},
    {nullptr, nullptr, 0, nullptr},
};

}  // namespace

void finish_result(const Tensor& result) {
  finish_watched();
  watch_result(result);
  const bool is_new = result.use_count() == 1;
  if (!is_new) return;
  inspect_result(result);
  // A result over memory that was there before, a view, is what that memory is.
  if (thread_state.inference && result->owns_storage_alone()) result->storage->mark_inference();
}

void add_watching(PyObject* module) {
  host_calls.pack = pack;
  host_calls.unpack = unpack;
  host_calls.capture_call = capture_call;
  host_calls.describe_call = describe_call;
  host_calls.sweep_ended = call_after_sweep;
  host_calls.watching_changed = [](bool watching) { use_free_objects(!watching); };
  if (PyModule_AddFunctions(module, functions) < 0) throw ErrorAlreadySet();
}

}  // namespace backsweep::python

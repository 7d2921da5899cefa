#include "bindings/named_results.hpp"

#include <map>

namespace backsweep::python {
namespace {

// Python keeps pointers to the texts of a type, so these live as long as the process.
struct NamedResult {
  std::string name;  // "backsweep.return_types.max"
  std::vector<std::string> fields;
  std::vector<PyStructSequence_Field> descriptions;
  PyTypeObject* type = nullptr;
};

std::map<std::string, NamedResult>& results() {
  static auto* made = new std::map<std::string, NamedResult>;
  return *made;
}

std::string text_of(PyObject* object) {
  const Object text = checked(PyObject_Repr(object));
  Py_ssize_t length = 0;
  const char* characters = PyUnicode_AsUTF8AndSize(text.get(), &length);
  if (!characters) throw ErrorAlreadySet();
  return {characters, static_cast<size_t>(length)};
}

// As PyTorch prints it, an item on a line.
PyObject* repr(PyObject* self) {
  return guarded([&] {
    const std::string_view full = Py_TYPE(self)->tp_name;
    const std::string name(full.substr(full.rfind('.') + 1));
    std::string text = "torch.return_types." + name + "(\n";
    const NamedResult& result = results().at(name);
    for (size_t i = 0; i < result.fields.size(); ++i) {
      if (i) text += ",\n";
      text += result.fields[i] + "=" +
              text_of(PyStructSequence_GetItem(self, static_cast<Py_ssize_t>(i)));
    }
    text += ")";
    return PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
  });
}

// Python's own looks the number of items up in the type's dictionary.
void deallocate(PyObject* self) {
  PyObject_GC_UnTrack(self);
  PyTypeObject* type = Py_TYPE(self);
  for (Py_ssize_t i = 0; i < Py_SIZE(self); ++i) Py_XDECREF(PyTuple_GET_ITEM(self, i));
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

}  // namespace

Object new_named_result(PyTypeObject* type, Py_ssize_t count) {
  return checked(type->tp_alloc(type, count));
}

PyTypeObject* named_result_type(const std::string& name, const std::vector<std::string>& fields) {
  NamedResult& result = results()[name];
  if (result.type) return result.type;
  result.name = "backsweep.return_types." + name;
  result.fields = fields;
  for (const std::string& field : result.fields)
    result.descriptions.push_back({field.c_str(), nullptr});
  result.descriptions.push_back({nullptr, nullptr});
  PyStructSequence_Desc description = {result.name.c_str(), nullptr, result.descriptions.data(),
                                       static_cast<int>(fields.size())};
  result.type = PyStructSequence_NewType(&description);
  if (!result.type) throw ErrorAlreadySet();
  result.type->tp_repr = repr;
  result.type->tp_dealloc = deallocate;
  return result.type;
}

Object named_results_module() {
  Object module = checked(PyModule_New("backsweep._C.return_types"));
  for (const auto& [name, result] : results())
    if (PyModule_AddObjectRef(module.get(), name.c_str(),
                              reinterpret_cast<PyObject*>(result.type)) < 0)
      throw ErrorAlreadySet();
  return module;
}

}  // namespace backsweep::python

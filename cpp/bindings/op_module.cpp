#include "bindings/op_module.hpp"

#include <cstring>
#include <map>
#include <string_view>

#include "bindings/builtin_op.hpp"
#include "bindings/named_results.hpp"
#include "bindings/out_argument.hpp"
#include "bindings/signature.hpp"

namespace backsweep::python {
namespace {

// The in-place forms that PyTorch has as functions too: `torch.exp_(x)`.
bool is_in_place_function(const std::string& name) {
  static constexpr std::string_view names =
      " abs_ acos_ acosh_ addmv_ arccos_ arccosh_ arcsin_ arcsinh_ arctan_ arctanh_ as_strided_ "
      "asin_ asinh_ atan_ atanh_ ceil_ celu_ clamp_ clamp_max_ clamp_min_ clip_ conj_physical_ "
      "cos_ "
      "cosh_ deg2rad_ detach_ erf_ erfc_ exp2_ exp_ expm1_ fill_ fix_ floor_ frac_ gcd_ i0_ "
      "index_put_ lcm_ ldexp_ log10_ log1p_ log2_ log_ logit_ nan_to_num_ neg_ negative_ rad2deg_ "
      "reciprocal_ relu_ resize_as_ round_ rsqrt_ selu_ sigmoid_ sin_ sinc_ sinh_ sqrt_ square_ "
      "tan_ tanh_ "
      "threshold_ trunc_ xlogy_ zero_ ";
  return names.find(" " + name + " ") != names.npos;
}

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const size_t space = text.find(' ');
    if (space != 0) names.emplace_back(text.substr(0, space));
    text.remove_prefix(space == text.npos ? text.size() : space + 1);
  }
  return names;
}

Object list_of_names(const char* text) {
  Object list = checked(PyList_New(0));
  for (const std::string& name : names_in(text)) {
    const Object item = checked(PyUnicode_FromString(name.c_str()));
    if (PyList_Append(list.get(), item.get()) < 0) throw ErrorAlreadySet();
  }
  return list;
}

const char* kind_of(const Op& op) {
  return op.unary ? "unary" : (op.binary ? (op.derivative ? "binary" : "comparison") : "general");
}

// A row as a dict, for documentation, stubs and generated tests.
Object describe(const Op& op) {
  const Signature signature(op);
  const char* forms[] = {"function and method", "function", "method", "internal"};
  const bool dotted = std::strchr(op.name, '.');
  return checked(Py_BuildValue(
      "{s:s, s:s, s:N, s:s, s:s, s:s, s:z, s:s, s:s, s:s, s:s, s:O, s:O, s:s, s:s, s:i}", "name",
      op.name, "signature", op.signature, "aliases", list_of_names(op.aliases).release(),
      "python_signature", signature.python_text().c_str(), "forms",
      forms[static_cast<int>(dotted ? OpForms::kFunction : op.forms)], "samples", op.samples,
      "example", op.example, "reference", op.reference, "skip", op.skip, "doc", op.doc, "node",
      op.derivative ? op.derivative->node : "", "in_place", op.call_in_place ? Py_True : Py_False,
      "view", op.is_view ? Py_True : Py_False, "formula",
      op.derivative ? op.derivative->formula : "", "kind", kind_of(op), "out", count_of_outs(op)));
}

Object make_table() {
  Object table = checked(PyList_New(0));
  for (const Op* op : all_ops())
    if (PyList_Append(table.get(), describe(*op).get()) < 0) throw ErrorAlreadySet();
  return table;
}

// The types of named results, of operations that were used or not.
Object make_return_types() {
  for (const Op* op : all_ops()) {
    if (!std::strstr(op->signature, "-> (")) continue;
    const Signature signature(*op);
    const std::string name = name_in_messages(op->name);
    named_result_type(name, signature.result_names());
    if (count_of_outs(*op)) named_result_type(name + "_out", signature.result_names());
  }
  named_result_type("histogramdd", {"hist", "bin_edges"});  // written in Python
  return named_results_module();
}

void set(PyObject* target, const char* name, const Object& value) {
  if (PyObject_SetAttrString(target, name, value.get()) < 0) throw ErrorAlreadySet();
}

// The module's __getattr__.
PyObject* get_attribute(PyObject* module, PyObject* name) {
  return guarded([&]() -> PyObject* {
    const char* text = PyUnicode_AsUTF8(name);
    if (!text) throw ErrorAlreadySet();
    Object value;
    if (std::strcmp(text, "op_table") == 0) value = make_table();
    if (std::strcmp(text, "return_types") == 0) value = make_return_types();
    if (value) {
      set(module, text, value);
      return value.release();
    }
    PyErr_Format(PyExc_AttributeError, "module 'backsweep._C' has no attribute '%s'", text);
    return nullptr;
  });
}

PyMethodDef module_functions[] = {
    {"__getattr__", get_attribute, METH_O, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

// Where the callables go; dictionaries, as thousands of them are set.
class Places {
 public:
  Places(PyObject* module, PyObject* tensor)
      : module_(PyModule_GetDict(module)),
        tensor_(reinterpret_cast<PyTypeObject*>(tensor)->tp_dict),
        functions_(checked(PyDict_New())),
        in_place_functions_(checked(PyList_New(0))) {
    // The fused derivatives ("ops") and the submodules that names have.
    for (const char* name : {"ops", "linalg", "special"}) {
      const std::string full = "backsweep._C." + std::string(name);
      submodules_[name] = checked(PyModule_New(full.c_str()));
      put(module_, name, submodules_[name]);
    }
    const Object nn = checked(PyModule_New("backsweep._C.nn"));
    submodules_["nn.functional"] = checked(PyModule_New("backsweep._C.nn.functional"));
    put(PyModule_GetDict(nn.get()), "functional", submodules_["nn.functional"]);
    put(module_, "nn", nn);
    put(module_, "functions", functions_);
    put(module_, "in_place_functions", in_place_functions_);
  }

  void add(const std::string& path, const std::vector<const Op*>& rows) {
    if (const size_t dot = path.rfind('.'); dot != path.npos)
      return put(dictionary(path.substr(0, dot)), path.substr(dot + 1),
                 make_function(path, Form::Function, rows));
    // A name may have other arguments as a method: polygamma(n, x), x.polygamma(n).
    std::vector<const Op*> functions;
    std::vector<const Op*> methods;
    std::vector<const Op*> writing;
    for (const Op* op : rows) {
      if (op->forms != OpForms::kMethod) functions.push_back(op);
      if (op->forms == OpForms::kFunctionAndMethod || op->forms == OpForms::kMethod)
        methods.push_back(op);
      if (op->call_in_place) writing.push_back(op);
    }
    if (rows[0]->forms == OpForms::kInternal)
      put(dictionary("ops"), path, make_function(path, Form::Function, functions));
    else if (!functions.empty())
      add_function(path, make_function(path, Form::Function, functions));
    if (!methods.empty()) add_method(path, make_function(path, Form::Method, methods));
    if (!writing.empty()) add_method(path + "_", make_function(path + "_", Form::InPlace, writing));
  }

 private:
  static void put(PyObject* dictionary, const std::string& name, const Object& value) {
    const Object key = checked(PyUnicode_InternFromString(name.c_str()));
    if (PyDict_SetItem(dictionary, key.get(), value.get()) < 0) throw ErrorAlreadySet();
  }
  PyObject* dictionary(const std::string& name) {
    return PyModule_GetDict(submodules_.at(name).get());
  }
  void add_function(const std::string& name, const Object& function) {
    put(module_, name, function);
    put(functions_.get(), name, function);
  }
  void add_method(const std::string& name, const Object& method) {
    put(tensor_, name, method);
    if (!is_in_place_function(name)) return;
    add_function(name, method);
    const Object item = checked(PyUnicode_FromString(name.c_str()));
    if (PyList_Append(in_place_functions_.get(), item.get()) < 0) throw ErrorAlreadySet();
  }

  PyObject* module_;
  PyObject* tensor_;
  Object functions_;
  Object in_place_functions_;
  std::map<std::string, Object> submodules_;
};

}  // namespace

void add_operations(PyObject* module, PyObject* tensor) {
  add_function_type(module);
  std::map<std::string, std::vector<const Op*>> rows_by_path;
  for (const Op* op : all_ops()) {
    rows_by_path[op->name].push_back(op);
    for (const std::string& alias : names_in(op->aliases)) rows_by_path[alias].push_back(op);
  }
  Places places(module, tensor);
  for (const auto& [path, rows] : rows_by_path) places.add(path, rows);
  PyType_Modified(reinterpret_cast<PyTypeObject*>(tensor));
  if (PyModule_AddFunctions(module, module_functions) < 0) throw ErrorAlreadySet();
}

}  // namespace backsweep::python

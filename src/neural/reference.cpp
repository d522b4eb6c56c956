#include "neural/reference.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace kronika::neural::reference {
namespace {

// A tensor of floats with its shape; the model has been checked to hold it.
struct Weights {
  std::span<const float> values;
  Model::Shape shape;
  double at(std::size_t i, std::size_t j) const { return values[i * shape[1] + j]; }
};

Weights weights(const Model& model, const std::string& name) {
  const Model::Shape shape = model.shape(name);
  return {*model.floats(name, shape), shape};
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

Matrix relu(Matrix rows) {
  for (Vector& row : rows) {
    for (double& value : row) value = std::max(value, 0.0);
  }
  return rows;
}

// The learned vector that stands for the root, above the words.
Matrix with_root(const Model& model, Matrix rows) {
  const auto root = weights(model, "root").values;
  rows.insert(rows.begin(), Vector(root.begin(), root.end()));
  return rows;
}

// One direction over rows that are already in its order.
Matrix lstm(const Model& model, const std::string& name, const Matrix& rows) {
  const Weights wx = weights(model, name + ".wx"), wh = weights(model, name + ".wh");
  const Weights b = weights(model, name + ".b");
  const std::size_t hidden = wh.shape[1];
  Vector h(hidden), c(hidden);
  Matrix result;
  for (const Vector& x : rows) {
    Vector gates(4 * hidden);
    for (std::size_t g = 0; g < gates.size(); ++g) {
      gates[g] = b.values[g];
      for (std::size_t i = 0; i < x.size(); ++i) gates[g] += wx.at(g, i) * x[i];
      for (std::size_t i = 0; i < hidden; ++i) gates[g] += wh.at(g, i) * h[i];
    }
    for (std::size_t u = 0; u < hidden; ++u) {
      c[u] =
          sigmoid(gates[hidden + u]) * c[u] + sigmoid(gates[u]) * std::tanh(gates[2 * hidden + u]);
      h[u] = sigmoid(gates[3 * hidden + u]) * std::tanh(c[u]);
    }
    result.push_back(h);
  }
  return result;
}

}  // namespace

Matrix linear(const Model& model, const std::string& name, const Matrix& rows) {
  const Weights w = weights(model, name + ".w"), b = weights(model, name + ".b");
  Matrix result;
  for (const Vector& row : rows) {
    Vector out(w.shape[0]);
    for (std::size_t o = 0; o < out.size(); ++o) {
      out[o] = b.values[o];
      for (std::size_t i = 0; i < row.size(); ++i) out[o] += w.at(o, i) * row[i];
    }
    result.push_back(std::move(out));
  }
  return result;
}

Matrix bidirectional_lstm(const Model& model, std::size_t layer, const Matrix& rows) {
  const std::string name = "lstm." + std::to_string(layer);
  Matrix result = lstm(model, name + ".f", rows);
  const Matrix backward = lstm(model, name + ".b", Matrix(rows.rbegin(), rows.rend()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Vector& other = backward[rows.size() - 1 - i];
    result[i].insert(result[i].end(), other.begin(), other.end());
  }
  return result;
}

Matrix encode(const Model& model, const Matrix& inputs) {
  return bidirectional_lstm(model, 1, bidirectional_lstm(model, 0, inputs));
}

Matrix arc_scores(const Model& model, const Matrix& encoded) {
  const Matrix dependents = relu(linear(model, "arc.dep", encoded));
  const Matrix heads = relu(linear(model, "arc.head", with_root(model, encoded)));
  const Weights u = weights(model, "arc.u"), v = weights(model, "arc.v");
  Matrix result;
  for (const Vector& d : dependents) {
    Vector row;
    for (const Vector& e : heads) {
      double score = 0;
      for (std::size_t b = 0; b < e.size(); ++b) {
        score += v.values[b] * e[b];
        for (std::size_t a = 0; a < d.size(); ++a) score += d[a] * u.at(a, b) * e[b];
      }
      row.push_back(score);
    }
    result.push_back(std::move(row));
  }
  return result;
}

Matrix relation_scores(const Model& model, const Matrix& encoded,
                       const std::vector<std::size_t>& heads) {
  const Matrix dependents = relu(linear(model, "rel.dep", encoded));
  const Matrix all_heads = relu(linear(model, "rel.head", with_root(model, encoded)));
  const Weights u = weights(model, "rel.u");
  const Weights a = weights(model, "rel.a"), c = weights(model, "rel.c"),
                b = weights(model, "rel.b");
  const std::size_t width = u.shape[1];
  Matrix result;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const Vector& d = dependents[i];
    const Vector& e = all_heads[heads[i]];
    Vector row;
    for (std::size_t k = 0; k < u.shape[0]; ++k) {
      double score = b.values[k];
      for (std::size_t x = 0; x < width; ++x) {
        score += a.at(k, x) * d[x] + c.at(k, x) * e[x];
        for (std::size_t y = 0; y < width; ++y)
          score += d[x] * u.values[(k * width + x) * width + y] * e[y];
      }
      row.push_back(score);
    }
    result.push_back(std::move(row));
  }
  return result;
}

Vector log_softmax(const Vector& values) {
  const double greatest = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += std::exp(value - greatest);
  Vector result;
  for (const double value : values) result.push_back(value - greatest - std::log(sum));
  return result;
}

Vector table_row(const Model& model, const std::string& name, std::size_t row) {
  const Model::Shape shape = model.shape(name);
  const auto values = *model.bytes(name, shape);
  const double scale = (*model.floats(name + ".scale", {shape[0]}))[row];
  Vector result;
  for (std::size_t i = 0; i < shape[1]; ++i) result.push_back(scale * values[row * shape[1] + i]);
  return result;
}

}  // namespace kronika::neural::reference

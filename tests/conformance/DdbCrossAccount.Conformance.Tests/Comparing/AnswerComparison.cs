using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>Finds every place in which the answer of the sandbox is not that of an engine.</summary>
internal sealed class AnswerComparison(bool withMessages)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private readonly List<Difference> _differences = [];
    private int _step;
    private string _operation = "";

    public IReadOnlyList<Difference> Compare(int step, string operation, JsonAnswer sandbox, JsonAnswer engine)
    {
        _step = step;
        _operation = operation;
        _differences.Clear();
        if (sandbox.Status != engine.Status || sandbox.Code != engine.Code)
        {
            Add("answer", TextOf(sandbox), TextOf(engine));
        }
        else if (sandbox.Code is null)
        {
            Compare("$", NormalForm.Of(operation, sandbox.Body), NormalForm.Of(operation, engine.Body));
        }
        else
        {
            CompareMessages(sandbox, engine);
        }

        return _differences.ToArray();
    }

    private void CompareMessages(JsonAnswer sandbox, JsonAnswer engine)
    {
        string? expected = NormalForm.OfMessage(engine.Message);
        string? actual = NormalForm.OfMessage(sandbox.Message);
        if (withMessages ? actual != expected : string.IsNullOrEmpty(actual) != string.IsNullOrEmpty(expected))
        {
            Add("message", actual, expected);
        }
    }

    private void Compare(string path, JsonNode? sandbox, JsonNode? engine)
    {
        if (sandbox is JsonObject members && engine is JsonObject others)
        {
            foreach (string name in members.Concat(others).Select(pair => pair.Key).Distinct().ToArray())
            {
                Compare($"{path}.{name}", members[name], others[name]);
            }
        }
        else if (sandbox is JsonArray list && engine is JsonArray other && list.Count == other.Count)
        {
            for (int i = 0; i < list.Count; i++)
            {
                Compare($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", list[i], other[i]);
            }
        }
        else if (!JsonNode.DeepEquals(sandbox, engine))
        {
            Add(path, TextOf(sandbox), TextOf(engine));
        }
    }

    private string TextOf(JsonAnswer answer)
    {
        return answer.Code is null
            ? $"{answer.Status} {TextOf(NormalForm.Of(_operation, answer.Body))}"
            : $"{answer.Status} {answer.Code}: {NormalForm.OfMessage(answer.Message)}";
    }

    private static string? TextOf(JsonNode? node) => node?.ToJsonString(Relaxed);

    private void Add(string path, string? sandbox, string? engine)
    {
        _differences.Add(new Difference(_step, _operation, path, sandbox, engine));
    }
}

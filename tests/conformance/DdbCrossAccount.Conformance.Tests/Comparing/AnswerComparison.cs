using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Comparing;

/// <summary>Finds every place in which the answer of the sandbox is not that of an engine.</summary>
internal sealed class AnswerComparison(bool withMessages)
{
    /// <summary>Its texts name classes of the service's Java runtime, and change with that.</summary>
    private const string UnreadableRequest = "SerializationException";

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
            Add("answer", sandbox.ToString(), engine.ToString());
        }
        else if (sandbox.Code is null)
        {
            Compare("$", NormalForm.Of(operation, sandbox.Body), NormalForm.Of(operation, engine.Body));
        }
        else if (sandbox.Code != UnreadableRequest)
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
            Add("message", sandbox.Message, engine.Message);
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
            Add(path, sandbox?.ToJsonString(), engine?.ToJsonString());
        }
    }

    private void Add(string path, string? sandbox, string? engine)
    {
        _differences.Add(new Difference(_step, _operation, path, sandbox, engine));
    }
}

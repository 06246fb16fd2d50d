using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Lambda.Permissions;

/// <summary>The resource policy of a function, version or alias: statements by their ids, in the order of their making.</summary>
/// <param name="Statements">Id and statement.</param>
/// <param name="RevisionId">Changes with each statement.</param>
internal sealed record FunctionPolicy(IReadOnlyList<KeyValuePair<string, JsonObject>> Statements, string RevisionId)
{
    /// <summary>As AWS writes it.</summary>
    public string Text { get; } = new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Id"] = "default",
        ["Statement"] = new JsonArray([.. Statements.Select(pair => pair.Value.DeepClone())]),
    }.ToJsonString();

    /// <summary>As it is asked.</summary>
    public PolicyDocument Document => field ??= PolicyDocument.Parse(Text);
}

using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.DynamoDb.Requests;

/// <summary>Members of a request that break the API model's constraints; AWS names all of them in one error.</summary>
internal sealed class Violations
{
    private readonly List<string> _found = [];

    public void Add(string? value, string path, string constraint)
    {
        string shown = value is null ? "null" : $"'{value}'";
        _found.Add($"Value {shown} at '{path}' failed to satisfy constraint: {constraint}");
    }

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            string errors = _found.Count == 1 ? "error" : "errors";
            throw DynamoDbError.Validation($"{_found.Count} validation {errors} detected: {string.Join("; ", _found)}");
        }
    }
}

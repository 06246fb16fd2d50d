namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>How many of a key's several values must match.</summary>
internal enum SetQualifier
{
    None,
    ForAllValues,
    ForAnyValue,
}

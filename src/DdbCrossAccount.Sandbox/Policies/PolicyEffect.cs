namespace DdbCrossAccount.Sandbox.Policies;

/// <summary>What a policy says about a request; the larger wins.</summary>
internal enum PolicyEffect
{
    /// <summary>No statement applies.</summary>
    None,

    /// <summary>Allowed for the account of the caller: its own identity policies must allow it too.</summary>
    AllowAccount,

    /// <summary>Allowed for the caller itself.</summary>
    Allow,

    Deny,
}

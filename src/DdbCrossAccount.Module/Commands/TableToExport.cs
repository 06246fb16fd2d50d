namespace DdbCrossAccount.Module.Commands;

/// <summary>One input of Start-DdbExport, with the accounts that came with it.</summary>
/// <param name="Name">The table's name or ARN.</param>
/// <param name="Source">The account that owns it.</param>
/// <param name="Target">The account that it goes to, if that was told.</param>
internal sealed record TableToExport(string Name, DdbAccount Source, DdbAccount? Target)
{
    /// <summary>Names the pair of accounts: objects that were read back are not the same, and mean the same accounts.</summary>
    public string Move => $"{Source.EndpointUrl} {Source} {Target}";
}

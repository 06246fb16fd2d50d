namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Where the facts about records go that were given up.</summary>
internal sealed class DestinationConfig
{
    public OnFailure? OnFailure { get; set; }
}

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The mapping that is being made.</summary>
internal sealed class CreateEventSourceMappingResponse : EventSourceMappingConfiguration;

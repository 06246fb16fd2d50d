namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The mapping that is being changed.</summary>
internal sealed class UpdateEventSourceMappingResponse : EventSourceMappingConfiguration;

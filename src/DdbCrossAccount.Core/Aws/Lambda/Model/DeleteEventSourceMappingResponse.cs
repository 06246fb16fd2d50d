namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The mapping that is being deleted.</summary>
internal sealed class DeleteEventSourceMappingResponse : EventSourceMappingConfiguration;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The mapping that was asked for.</summary>
internal sealed class GetEventSourceMappingResponse : EventSourceMappingConfiguration;

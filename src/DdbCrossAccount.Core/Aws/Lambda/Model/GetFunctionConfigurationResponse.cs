namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The function that was asked for.</summary>
internal sealed class GetFunctionConfigurationResponse : FunctionConfiguration;

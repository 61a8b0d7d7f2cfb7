package dev.triage.signature;

@org.springframework.stereotype.Component
public class SignatureAnalyst {
    public dev.triage.diagnosis.Diagnosis analyse(SignatureInput i) {
        throw new IllegalStateException();
    }
}

import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
import './page.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';

createRoot(document.getElementById('page')!).render(<App />);

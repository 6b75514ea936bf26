import 'nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css';
// Its styles without its fonts and those of its editor, which come with the editor.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import '../app/page.css';
import './query.css';
import './workers';
import { createRoot } from 'react-dom/client';
import { QueryApp } from './QueryApp';

createRoot(document.getElementById('page')!).render(<QueryApp />);
